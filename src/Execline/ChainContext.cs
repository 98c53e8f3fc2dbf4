using Actors.Platform;

namespace Actors.Execline;

/// <summary>What a <see cref="ChainWord"/> works on: the command line, the environment, and how to say what went wrong.</summary>
public sealed partial class ChainContext
{
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
    public void Warn(string message) => StandardStreams.Error($"{Program}: warning: {message}\n");
}
