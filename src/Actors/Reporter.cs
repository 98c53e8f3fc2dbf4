namespace Actors;

/// <summary>
/// Where the tree says what it does: lines for the container's log in the grammar of s6's own programs,
/// <c>PROGRAM: info: TEXT</c>, so that what people search for is still found.
/// </summary>
/// <param name="write">Writes a line: severity, program, text.</param>
/// <param name="verbosity">S6_VERBOSITY: 0 nothing but fatal errors, 1 warnings, 2 (default) what happens, 3 and more details.</param>
public sealed class Reporter(Action<ReportLevel, string, string> write, int verbosity)
{
    /// <summary>S6_VERBOSITY.</summary>
    public int Verbosity { get; } = verbosity;

    /// <summary>What makes the boot or the container end.</summary>
    public void Fatal(string program, string text) => write(ReportLevel.Fatal, program, text);

    /// <summary>What is wrong, but goes on; from verbosity 1.</summary>
    public void Warning(string program, string text)
    {
        if (Verbosity >= 1)
            write(ReportLevel.Warning, program, text);
    }

    /// <summary>What is wrong, but goes on, and is said whatever the verbosity is.</summary>
    public void WarningAlways(string program, string text) => write(ReportLevel.Warning, program, text);

    /// <summary>What happens; from verbosity <paramref name="from"/>.</summary>
    public void Info(string program, string text, int from = 2)
    {
        if (Verbosity >= from)
            write(ReportLevel.Info, program, text);
    }
}

/// <summary>How grave a line is.</summary>
public enum ReportLevel
{
    /// <summary>What happens.</summary>
    Info,
    /// <summary>What is wrong, but goes on.</summary>
    Warning,
    /// <summary>What ends the boot or the container.</summary>
    Fatal,
}
