using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-uniquename</c>: prints a name that nobody else has: a prefix and random characters, or (-n 0) the time, the pid and the host.</summary>
internal static class S6Uniquename
{
    private const string Usage = "s6-uniquename [ -n randomlen ] prefix";

    public static ChainStep Run(ChainContext context)
    {
        uint length = 8;
        var options = new Options(context.Arguments, "n:");
        for (char option; (option = options.Next()) != Options.End;)
        {
            if (option != 'n' || !Numbers.TryParse(options.Value, out length))
                throw context.Usage(Usage);
        }

        return options.Operands is [var prefix, ..] ? OutputBuffer.Print(context, prefix + Suffix(length) + "\n") : throw context.Usage(Usage);
    }

    private static string Suffix(uint length)
    {
        const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
        return length > 0
            ? new string(Random.Shared.GetItems(Characters.AsSpan(), (int)Math.Min(length, 4096)))
            : $":{Platform.Tai64n.Now}:{Platform.Identity.ProcessId}:{Platform.Machine.HostName}";
    }
}
