using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Actors.Shell.Terminal;

/// <summary>Splits a line into words as shells do: at blanks, with quotes of both kinds and backslashes.</summary>
internal static class ShellWords
{
    /// <summary>Splits it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="words">Its words.</param>
    /// <param name="fault">Why it cannot be split.</param>
    internal static bool TrySplit(string line, out IReadOnlyList<string> words, [NotNullWhen(false)] out string? fault)
    {
        var quote = Split(line, out var found, out _);
        words = found;
        fault = quote is null ? null : $"unmatched {quote}";
        return quote is null;
    }

    /// <summary>The words of a line that goes on: the last one is what the cursor stands behind, perhaps empty.</summary>
    internal static IReadOnlyList<string> Begun(string line)
    {
        _ = Split(line, out var words, out var isOpen);
        if (!isOpen)
            words.Add("");
        return words;
    }

    /// <summary>What has to be typed behind a line so that its last word goes on.</summary>
    /// <param name="line">The line, perhaps within quotes.</param>
    /// <param name="rest">How the word goes on.</param>
    /// <param name="isComplete">Whether it ends with that: then its quotes do, too, and a blank follows.</param>
    internal static string Continue(string line, string rest, bool isComplete)
    {
        var quote = Split(line, out _, out _);
        var typed = new StringBuilder();
        foreach (var one in rest)
        {
            _ = (quote, one) switch
            {
                ('\'', '\'') => typed.Append("'\\''"),
                ('"', '"' or '\\') => typed.Append('\\').Append(one),
                (null, '\'' or '"' or '\\') => typed.Append('\\').Append(one),
                (null, _) when char.IsWhiteSpace(one) => typed.Append('\\').Append(one),
                _ => typed.Append(one),
            };
        }

        return isComplete ? $"{typed}{quote} " : typed.ToString();
    }

    private static char? Split(string line, out List<string> words, out bool isOpen)
    {
        words = [];
        var word = new StringBuilder();
        isOpen = false;
        char? quote = null;
        for (var at = 0; at < line.Length; at++)
        {
            var one = line[at];
            if (one == '\\' && quote != '\'' && at + 1 < line.Length)
            {
                isOpen = true;
                _ = word.Append(line[++at]);
            }
            else if (quote == one)
            {
                quote = null;
            }
            else if (quote is null && one is '\'' or '"')
            {
                quote = one;
                isOpen = true;
            }
            else if (quote is null && char.IsWhiteSpace(one))
            {
                if (isOpen)
                    words.Add(word.ToString());
                _ = word.Clear();
                isOpen = false;
            }
            else
            {
                isOpen = true;
                _ = word.Append(one);
            }
        }

        if (isOpen)
            words.Add(word.ToString());
        return quote;
    }
}
