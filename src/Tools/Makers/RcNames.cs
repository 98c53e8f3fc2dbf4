using Actors.Execline;

namespace Actors.Tools.Makers;

/// <summary>The names for s6-rc that -r gives: <c>service[/logger[/pipeline]]</c>.</summary>
internal sealed record RcNames(string Service, string? Logger, string? Pipeline)
{
    /// <summary>Reads them, or fails.</summary>
    /// <param name="context">Who fails.</param>
    /// <param name="text">The names.</param>
    /// <param name="needsLogger">Whether there must be a logger.</param>
    public static RcNames Parse(ChainContext context, string text, bool needsLogger)
    {
        if (text.Contains('\n'))
            throw Wrong("newlines are forbidden in s6-rc names");
        var names = text.Split('/', 3);
        if (names[0].Length == 0 && names.Length > 1)
            throw Wrong("service name cannot be empty");
        var form = needsLogger ? "service/logger or service/logger/pipeline" : "service or service/logger or service/logger/pipeline";
        if (names.Length == 1 && !needsLogger)
            return new(names[0], null, null);
        if (names.Length == 1 || (names.Length == 2 && names[1].Length == 0))
            throw Wrong($"argument to -r must be: {form}");
        if (names[1].Length == 0)
            throw Wrong("logger name cannot be empty");
        if (names.Length == 2)
            return new(names[0], names[1], null);
        if (names[2].Length == 0)
            throw Wrong("pipeline name cannot be empty");
        return names[2].Contains('/') ? throw Wrong("slashes are forbidden in s6-rc names") : new(names[0], names[1], names[2]);

        ChainException Wrong(string complaint) => context.Fatal(ExitCode.WrongUsage, complaint);
    }
}
