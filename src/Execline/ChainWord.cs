namespace Actors.Execline;

/// <summary>
/// A word of a chain: a program that is called with the rest of its command line, does its part to the process (its environment,
/// descriptors, directory, user ...), and goes on with that rest. As a program of its own it would execve(2) the rest; as a word it returns
/// <see cref="ChainStep.Continue(ArraySegment{string})"/>, and <see cref="Chain"/> runs the next word in the same process.
/// </summary>
/// <remarks>
/// The contract:
/// <list type="bullet">
/// <item>The arguments are <see cref="ChainContext.Arguments"/>, with the word itself at index 0; the environment is
/// <see cref="ChainContext.Environment"/>, never .NET's. What the word changes there is what the rest sees.</item>
/// <item>Everything else is the real process: change the directory, the mask, the user, descriptors by system calls. A descriptor that the rest
/// shall have must not be close-on-exec, one that it shall not have must be closed or close-on-exec: the rest may be a word or an execve.</item>
/// <item>A failure is thrown: <see cref="ChainContext.Fatal(int, string)"/> or <see cref="ChainContext.Usage"/>. A
/// <see cref="Platform.PlatformException"/> that gets through is fatal with code 111.</item>
/// <item>A word that ends the chain (a condition, a printer) returns <see cref="ChainStep.Exit"/>.</item>
/// <item>No <see cref="Console"/>, no <see cref="System.Diagnostics.Process"/>, no PosixSignalRegistration, no thread that outlives the word:
/// all of them leave traces (handlers, descriptors) that the rest would inherit.</item>
/// <item>Only words that chain or end soon belong in a table. A daemon (s6-log) stays a program of its own, so that it has its own name in ps.</item>
/// </list>
/// </remarks>
/// <param name="context">The state of the chain.</param>
/// <returns>How the chain goes on.</returns>
public delegate ChainStep ChainWord(ChainContext context);

/// <summary>Finds words by name, in the way of <c>name switch { "cd" => Cd.Run, ... _ => null }</c>.</summary>
/// <param name="name">The program's name, without directory.</param>
/// <returns>The word; null where the name is none.</returns>
public delegate ChainWord? WordLookup(string name);

/// <summary>All words that this executable has: <c>new WordTable(ExeclineWords.Find, ToolTable.Find)</c>.</summary>
/// <param name="lookups">Asked one after the other.</param>
public sealed class WordTable(params WordLookup[] lookups)
{
    /// <summary>The word of that name; null where there is none.</summary>
    /// <param name="name">A name without directory.</param>
    public ChainWord? Find(string name)
    {
        foreach (var lookup in lookups)
        {
            if (lookup(name) is { } word)
                return word;
        }

        return null;
    }
}
