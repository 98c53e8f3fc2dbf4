using System.Collections.Immutable;
using System.Text;
using Actors.Platform;

namespace Actors.Services;

/// <summary>
/// Reads files of <c>fix-attrs.d</c>: lines <c>PATH RECURSE ACCOUNT[,UID:GID] FILE-MODE DIRECTORY-MODE</c>. As in the shell's <c>read</c>,
/// blanks separate, and a backslash makes the next character ordinary (a newline: it goes on with the next line). A last line counts
/// without a newline too, words behind the fifth count for nothing, and neither does a carriage return at the end of a line.
/// </summary>
public static class FixAttributesReader
{
    private const string Form = "PATH true|false USER|USER:GROUP[,UID:GID] FILE-MODE DIRECTORY-MODE";

    /// <summary>Reads a file.</summary>
    /// <returns>The rules in it, and what is wrong with lines that are none; exit code 1, or 111 where it cannot be read.</returns>
    public static (ImmutableArray<FixAttributesRule> Rules, ImmutableArray<Diagnostic> Diagnostics) Read(string file)
    {
        var errno = Files.TryOpen(file, OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        var text = "";
        if (errno == 0)
        {
            using (descriptor)
                errno = SourceFile.TryReadText(descriptor!, out text);
        }

        if (errno == 0)
            return Parse(file, text);
        var message = $"unable to read {file}: {Errno.Describe(errno)}";
        return ([], [new(Severity.Error, message) { File = file, ExitCode = 111, Hint = Hints.ForErrno(errno) }]);
    }

    /// <summary>Reads a file's text.</summary>
    /// <param name="file">Its path, for rules and diagnostics.</param>
    /// <param name="text">The text, a byte string.</param>
    public static (ImmutableArray<FixAttributesRule> Rules, ImmutableArray<Diagnostic> Diagnostics) Parse(string file, string text)
    {
        var rules = ImmutableArray.CreateBuilder<FixAttributesRule>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (line, words) in Lines(text))
        {
            if (words.Count == 0 || words[0] == "#")
                continue;
            var reason = TryParse(words, file, line, out var rule);
            if (rule is not null)
                rules.Add(rule);
            else
            {
                diagnostics.Add(new(Severity.Error, $"unable to apply {file}: {reason}")
                {
                    File = file, Line = line, ExitCode = 1, Hint = $"a line is: {Form}",
                });
            }
        }

        return (rules.ToImmutable(), diagnostics.ToImmutable());
    }

    private static string TryParse(List<string> words, string file, int line, out FixAttributesRule? rule)
    {
        rule = null;
        if (words.Count < 4)
            return $"{words.Count} words instead of 5";
        if (FixAttributesAccount.Parse(words[2]) is not { } account)
            return $"invalid default ids: {words[2]}";
        if (!TryParseMode(words[3], out var fileMode))
            return $"invalid mode: {words[3]}";
        var directoryMode = 0u;
        if (words.Count > 4 && !TryParseMode(words[4], out directoryMode))
            return $"invalid mode: {words[4]}";
        rule = new(words[0], words[1] == "true", account, fileMode, words.Count > 4 ? directoryMode : null, file, line);
        return "";
    }

    private static bool TryParseMode(string text, out uint mode)
    {
        mode = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7' || mode > 0x1FF)
                return false;
            mode = (mode * 8) + (uint)(digit - '0');
        }

        return text.Length > 0;
    }

    /// <summary>The words of each logical line, and the number of the line it begins on.</summary>
    private static IEnumerable<(int Line, List<string> Words)> Lines(string text)
    {
        var line = 1;
        var start = 1;
        var words = new List<string>();
        var word = new StringBuilder();
        var isWord = false;
        for (var at = 0; at < text.Length; at++)
        {
            var current = text[at];
            if (current == '\n')
                line++;
            if (current == '\\' && at + 1 < text.Length)
            {
                at++;
                if (text[at] == '\n')
                    line++;
                else
                    (isWord, _) = (true, word.Append(text[at]));
            }
            else if (current is ' ' or '\t' or '\n' || (current == '\r' && at + 1 < text.Length && text[at + 1] == '\n'))
            {
                EndWord();
                if (current != '\n')
                    continue;
                yield return (start, words);
                words = [];
                start = line;
            }
            else
                (isWord, _) = (true, word.Append(current));
        }

        EndWord();
        yield return (start, words);

        void EndWord()
        {
            if (isWord)
                words.Add(word.ToString());
            isWord = false;
            word.Clear();
        }
    }
}
