using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>The process that writes what of a here-document does not fit into the pipe at once; a word, because there is no fork, but none for scripts.</summary>
internal static class PipeWriter
{
    /// <summary>The word's name.</summary>
    public const string Name = "execline-pipe-writer";

    // The kernel takes no argument of more than 128 KiB.
    private const int PieceLength = 100_000;

    /// <summary>A text as arguments.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length; start += PieceLength)
            yield return text.Substring(start, Math.Min(PieceLength, text.Length - start));
    }

    /// <summary><c>execline-pipe-writer piece...</c></summary>
    public static ChainStep Run(ChainContext context)
    {
        context.Program = "heredoc (child)";
        foreach (var piece in context.Arguments[1..])
        {
            var errno = Descriptors.WriteAll(1, piece);
            if (errno != 0)
                throw context.Unable(111, "allwrite", errno);
        }

        return ChainStep.Exit(0);
    }
}
