namespace Actors.Execline;

/// <summary>How a chain goes on after a word.</summary>
public readonly struct ChainStep
{
    private ChainStep(ArraySegment<string> arguments, string? file, int code, ChainWord? word = null)
    {
        Word = word;
        Arguments = arguments;
        File = file;
        Code = code;
    }

    /// <summary>The rest of the command line; empty: the chain ends with <see cref="Code"/>.</summary>
    public ArraySegment<string> Arguments { get; }

    /// <summary>Which program to run where that is not what element 0 of <see cref="Arguments"/> says; else null.</summary>
    public string? File { get; }

    /// <summary>The next word where it is known already, and not looked for; then <see cref="File"/> is its name.</summary>
    internal ChainWord? Word { get; }

    /// <summary>The exit code of a chain that ends.</summary>
    public int Code { get; }

    /// <summary>The chain ends here.</summary>
    /// <param name="code">The exit code; the kernel takes its lowest eight bits.</param>
    public static ChainStep Exit(int code) => new([], null, code);

    /// <summary>The chain goes on with the rest of the command line. An empty rest ends it with 0.</summary>
    /// <param name="arguments">The next program and its arguments.</param>
    public static ChainStep Continue(ArraySegment<string> arguments) => new(arguments, null, 0);

    /// <summary>The chain goes on with a program under another name.</summary>
    /// <param name="arguments">Its arguments; element 0 is what it takes for its name.</param>
    /// <param name="file">The program.</param>
    public static ChainStep Continue(ArraySegment<string> arguments, string file) => new(arguments, file, 0);

    /// <summary>The chain goes on with a word that is known.</summary>
    internal static ChainStep Continue(ArraySegment<string> arguments, ChainWord word, string name) => new(arguments, name, 0, word);
}
