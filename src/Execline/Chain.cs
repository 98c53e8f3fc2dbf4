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
        var context = new ChainContext(words, environment) { Arguments = arguments, Program = name };
        try
        {
            while (true)
            {
                var path = context.Environment["PATH"];
                var step = word(context);
                if (step.Arguments.Count == 0)
                    return step.Code;
                (word, context.Program) = Next(context, step, path);
                context.Arguments = step.Arguments;
            }
        }
        catch (ChainException failure)
        {
            StandardStreams.Error(failure.Message + "\n");
            return failure.Code;
        }
        catch (PlatformException failure)
        {
            StandardStreams.Error($"{context.Program}: fatal: {failure.Message}\n");
            return 111;
        }
    }

    /// <summary>The next word, or none: then this process has become another program.</summary>
    private static (ChainWord Word, string Name) Next(ChainContext context, ChainStep step, string? path)
    {
        var file = step.File ?? step.Arguments[0];
        var errno = Executables.Find(file, path, out var found);
        var name = file[(file.LastIndexOf('/') + 1)..];
        if ((errno == Errno.ENOENT || (errno == 0 && Self.Is(found))) && context.Words.Find(name) is { } word)
            return (word, name);
        if (errno == 0)
            errno = Executables.Execute(found, step.Arguments, context.Environment.ToArray());
        throw context.Unable(Executables.ExitCodeOf(errno), $"exec {file}", errno);
    }
}
