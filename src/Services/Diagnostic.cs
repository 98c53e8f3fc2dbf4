namespace Actors.Services;

/// <summary>Something that a reader of declarations has to say.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">The words of s6-rc-compile, what follows <c>s6-rc-compile: fatal: </c> (or <c>warning: </c>, <c>info:
/// </c>).</param>
public sealed record Diagnostic(Severity Severity, string Message)
{
    /// <summary>The file (or directory) that is to blame; empty where there is no single one.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in <see cref="File"/>, from 1, where there is one.</summary>
    public int? Line { get; init; }

    /// <summary>What to do, in a clause; empty where that is plain.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The exit code of s6-rc-compile: 1, 100 or 111 for an error, 0 for all else.</summary>
    public int ExitCode { get; init; }

    /// <summary>The services that it is about, the guilty one first.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>
    /// One line: message, place and hint, as in <c>invalid /s/a/type: must be … (/s/a/type: write oneshot, longrun or bundle)</c>.
    /// </summary>
    public string Describe()
    {
        var place = File.Length == 0 || Message.Contains(File, StringComparison.Ordinal) ? "" : File;
        if (Line is { } line)
            place = $"{File}:{line}";
        return (place.Length, Hint.Length) switch
        {
            (0, 0) => Message,
            (0, _) => $"{Message} ({Hint})",
            (_, 0) => $"{Message} ({place})",
            _ => $"{Message} ({place}: {Hint})",
        };
    }
}
