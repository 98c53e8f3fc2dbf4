using Actors.Platform;

namespace Actors.Execline;

/// <summary>What a <see cref="ChainWord"/> works on: the command line, the environment, and how to say what went wrong.</summary>
public sealed partial class ChainContext
{
    private int? _strictness;
    private int _blocks;

    internal ChainContext(WordTable words, EnvironmentBlock environment)
    {
        Words = words;
        Environment = environment;
    }

    /// <summary>The words that run in this process.</summary>
    public WordTable Words { get; }

    /// <summary>
    /// Who speaks in diagnostics: the word's own name, however it was called (<c>execline-cd</c> for <c>cd</c>). It is the name of the word to begin with;
    /// a word that does the work of several programs sets it as it goes. It also says who could not execute the rest.
    /// </summary>
    public string Program { get; set; } = "";

    /// <summary>The word's command line, its own name included. Elements may be changed in place: nobody needs what lies behind.</summary>
    public ArraySegment<string> Arguments { get; internal set; }

    /// <summary>The environment of the rest, which the word may change or replace. (The rest's program is still looked for in the PATH that the word found.)</summary>
    public EnvironmentBlock Environment { get; set; }

    /// <summary>Where the next program is looked for: the PATH that the word found, not the one that it leaves.</summary>
    internal string? SearchPath { get; private set; }

    /// <summary>Where diagnostics are kept while it is not sure that the words run in this process; null: they are written.</summary>
    internal System.Text.StringBuilder? Held { get; init; }

    /// <summary>A failure: <c>PROGRAM: fatal: MESSAGE</c>. To be thrown.</summary>
    /// <param name="code">100: usage; 111: a system call failed; 126, 127: it could not be executed.</param>
    /// <param name="message">A byte string.</param>
    public ChainException Fatal(int code, string message) => new(code, $"{Program}: fatal: {message}");

    /// <summary>A failed system call: <c>PROGRAM: fatal: unable to ACTION: REASON</c>. To be thrown.</summary>
    /// <param name="code">The exit code, mostly 111.</param>
    /// <param name="action">What could not be done.</param>
    /// <param name="errno">Why.</param>
    public ChainException Unable(int code, string action, int errno) => Fatal(code, $"unable to {action}: {Errno.Describe(errno)}");

    /// <summary>Wrong arguments: <c>PROGRAM: usage: USAGE</c>, exit code 100. To be thrown.</summary>
    public ChainException Usage(string usage) => new(100, $"{Program}: usage: {usage}");

    /// <summary>Writes <c>PROGRAM: warning: MESSAGE</c>, and nothing else happens.</summary>
    public void Warn(string message) => Say($"{Program}: warning: {message}");

    /// <summary>Writes a line to descriptor 2.</summary>
    internal void Say(string line)
    {
        if (Held is { } held)
            held.Append(line).Append('\n');
        else
            StandardStreams.Error(line + "\n");
    }

    /// <summary>Goes on with a program whose value of a variable is new; el_modif_and_exec of execline.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="value">Its value; null: it goes.</param>
    /// <param name="import">Whether the value is also substituted for <c>$variable</c>, and the variable then removed: <c>importas -uSi</c>.</param>
    /// <param name="rest">The rest of the command line.</param>
    internal ChainStep ContinueWith(string variable, string? value, bool import, ArraySegment<string> rest)
    {
        Environment[variable] = value;
        return import
            ? ChainStep.Continue((string[])["importas", "-uSi", "--", variable, .. rest], Builtins.ImportAs.Run, "importas")
            : ChainStep.Continue(rest);
    }

    /// <summary>Refuses what cannot be the name of a variable.</summary>
    internal void CheckVariable(string name)
    {
        if (name.Length == 0 || name.Contains('='))
            throw Fatal(100, "invalid variable name");
    }

    /// <summary>The value of a variable that must be set.</summary>
    internal string RequiredVariable(string name) => Environment[name] ?? throw Fatal(100, $"{name} not set");

    /// <summary>How many positional parameters there are.</summary>
    internal uint PositionalCount() =>
        ScanNumber.TryWhole(RequiredVariable("#"), out var count) ? count : throw Fatal(100, "invalid $#");

    /// <summary>Writes to descriptor 1.</summary>
    internal void Print(string text)
    {
        var errno = StandardStreams.Output(text);
        if (errno != 0)
            throw Unable(111, "write to stdout", errno);
    }

    /// <summary>Prepares for the next word.</summary>
    internal void Begin(string program, ArraySegment<string> arguments)
    {
        Program = program;
        Arguments = arguments;
        SearchPath = Environment["PATH"];
        _strictness = null;
        _blocks = 0;
    }
}
