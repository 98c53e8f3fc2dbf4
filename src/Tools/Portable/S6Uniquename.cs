using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-uniquename</c>: prints a name that nobody else has: a prefix, the time, the pid, the host, and (unless -n 0) random characters.</summary>
internal static class S6Uniquename
{
    private const string Usage = "s6-uniquename [ -n randomlen ] prefix";

    public static ChainStep Run(ChainContext context)
    {
        uint length = 8;
        var options = new ShortOptions(context.Arguments, "n:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option != 'n' || !Numbers.TryParse(options.Value, out length))
                throw context.Usage(Usage);
        }

        return options.Operands is [var prefix, ..] ? OutputBuffer.Print(context, prefix + Suffix(length) + "\n") : throw context.Usage(Usage);
    }

    /// <summary>What makes a name unique: time, pid, host and so many random characters.</summary>
    internal static string Suffix(uint length)
    {
        const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
        var name = $":{Tai64n.Now}:{Identity.ProcessId}:{Machine.HostName}";
        return length > 0 ? $"{name}:{new string(Random.Shared.GetItems(Characters.AsSpan(), (int)Math.Min(length, 4096)))}" : name;
    }
}
