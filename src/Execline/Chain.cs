using Actors.Platform;

namespace Actors.Execline;

/// <summary>Runs a chain of words in this process, up to its end or to the first program that is none of ours, which it becomes.</summary>
public static class Chain
{
    /// <summary>Runs a command line whose first word is in the table, as the whole work of this process.</summary>
    /// <param name="words">The words that run in this process.</param>
    /// <param name="word">The first of them.</param>
    /// <param name="name">Its name, for diagnostics.</param>
    /// <param name="arguments">The command line, its element 0 included, such as <see cref="NativeArguments.Read"/> gives.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>The exit code, where the chain did not end in another program.</returns>
    public static int Run(WordTable words, ChainWord word, string name, string[] arguments, EnvironmentBlock environment)
    {
        var context = new ChainContext(words, environment);
        // The words, and what they execute, die of it as C programs do.
        Signals.GivePipeBack();
        ArraySegment<string> rest = arguments;
        try
        {
            while (true)
            {
                context.Begin(name, rest);
                var step = word(context);
                if (step.Arguments.Count == 0)
                    return step.Code;
                rest = step.Arguments;
                if (step.Word is { } next)
                    (word, name) = (next, step.File!);
                else if (!TryBecome(context, step.File ?? rest[0], rest, out word!, out name, out var errno))
                    throw context.Unable(Executables.ExitCodeOf(errno), $"exec {step.File ?? rest[0]}", errno);
            }
        }
        catch (Exception failure) when (ChainException.From(context, failure) is { } fatal)
        {
            StandardStreams.Error(fatal.Message + "\n");
            return fatal.Code;
        }
    }

    /// <summary>Becomes a program: another one at once, one of ours when its word is run.</summary>
    /// <param name="context">The chain; its environment becomes the program's.</param>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="word">The word that it is.</param>
    /// <param name="name">The word's name.</param>
    /// <param name="errno">Why it is neither.</param>
    internal static bool TryBecome(
        ChainContext context, string file, ArraySegment<string> arguments, out ChainWord? word, out string name, out int errno)
    {
        name = file[(file.LastIndexOf('/') + 1)..];
        var search = new ProgramSearch(file, context.SearchPath, emptyIsHere: false);
        string[]? environment = null;
        while (search.MoveNext())
        {
            word = search.IsSelf ? context.Words.Find(name) : null;
            errno = 0;
            if (word is not null)
                return true;
            search.Reject(Executables.Execute(search.Candidate, arguments, environment ??= context.Environment.ToArray()));
        }

        errno = search.Errno;
        word = errno == Errno.ENOENT && name.Length == file.Length ? context.Words.Find(name) : null;
        return word is not null;
    }
}
