using Actors.Execline;
using Actors.Logging;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary>
/// <c>logutil-service [ -f FIFO ] DIR</c>: the logger that services of s6-overlay have. It goes on as <c>s6-log -b -- SCRIPT DIR</c> with the script in
/// S6_LOGGING_SCRIPT, the user nobody, and no environment. Where this is not run by root the user stays who it is: it cannot be another.
/// </summary>
internal static class LogutilService
{
    private const string Variable = "S6_LOGGING_SCRIPT", DefaultScript = "n20 s1000000 T";

    public static ChainStep Run(ChainContext context)
    {
        var fifo = "";
        var options = new ShortOptions(context.Arguments, "f:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option != 'f')
                throw context.Usage("logutil-service [ -f fifo ] dir");
            fifo = options.Value;
        }

        if (options.Operands.Count == 0)
            return ChainStep.Exit(1);
        var directory = options.Operands[0];
        if (fifo.Length > 0)
            ReadFrom(fifo);
        var script = LoggingScript.Split(ContainerEnvironment.Read(context.Environment, Variable) ?? DefaultScript);
        if (Identity.EffectiveUser == 0)
            BecomeNobody(context);
        string[] command = ["s6-log", "-b", "--", .. script, directory];
        var path = context.Environment["PATH"];
        context.Environment.Clear();
        return Executables.Find("s6-log", path, out var found) == 0 ? ChainStep.Continue(command, found) : ChainStep.Continue(command, ToolChildren.Self);
    }

    private static void BecomeNobody(ChainContext context)
    {
        context.Program = "s6-applyuidgid"; // Who fails in the original.
        var ids = S6Envuidgid.Find(
            "nobody", AccountForm.User | AccountForm.Group | AccountForm.Supplementary, numeric: false, new AccountIds(65534, 65534, []), context);
        S6Applyuidgid.Apply(ids.User, ids.Group, ids.Groups, context);
    }

    /// <summary>Opens without waiting for a writer; reading waits.</summary>
    private static void ReadFrom(string fifo)
    {
        using var descriptor = Files.Open(fifo, OpenMode.Read | OpenMode.NonBlocking);
        Descriptors.SetNonBlocking(descriptor.Number, false);
        Descriptors.Move(descriptor.Number, 0);
    }
}
