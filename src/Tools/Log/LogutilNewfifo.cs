using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary><c>logutil-newfifo [ -m MODE ] [ -o OWNER ] FIFO</c>: a new FIFO in place of whatever is there. Scripts for the second version of s6-overlay call it.</summary>
internal static class LogutilNewfifo
{
    public static ChainStep Run(ChainContext context)
    {
        var (mode, owner) = ("0600", "root");
        var options = new ShortOptions(context.Arguments, "m:o:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'm': mode = options.Value; break;
                case 'o': owner = options.Value; break;
                default: throw context.Usage("logutil-newfifo [ -m mode ] [ -o owner ] fifo");
            }
        }

        if (options.Operands.Count == 0)
            return ChainStep.Exit(1);
        context.Warn("this binary is deprecated, use s6-mkfifo and s6-chown instead");
        if (!Numbers.TryParseOctal(mode, out var permissions))
            throw context.Fatal(ExitCode.WrongUsage, $"invalid mode: {mode}");
        var fifo = options.Operands[0];
        Files.RemoveTree(fifo);
        Files.CreateFifo(fifo, permissions);
        var ids = S6Envuidgid.Find(owner, AccountForm.User | AccountForm.Group | AccountForm.Supplementary, numeric: false, fallback: null, context);
        Files.ChangeOwner(fifo, ids.User, ids.Group);
        return ChainStep.Exit(0);
    }
}
