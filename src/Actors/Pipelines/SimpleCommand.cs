using System.Text;

namespace Actors.Pipelines;

/// <summary>
/// A shell script that is a single command of plain words, which mean the same in every shell: quotes, comments, and copies of stdout and stderr to each other. Whatever
/// needs a shell to tell what it does (variables, patterns, lists, assignments) is none.
/// </summary>
internal sealed class SimpleCommand
{
    private const string NeedsShell = "$`*?[]{}~!&|;<>()";

    private readonly string _text;
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private int _at;
    private bool _isEnded;

    private SimpleCommand(string text) => _text = text;

    /// <summary>Its words.</summary>
    internal IReadOnlyList<string> Words => _words;

    /// <summary><c>2>&amp;1</c> or <c>>&amp;2</c>: the copy and what it is a copy of, in order.</summary>
    internal List<(int Copy, int Of)> Copies { get; } = [];

    /// <summary>Reads a script without its first line.</summary>
    /// <returns>Null where it is not a single plain command.</returns>
    internal static SimpleCommand? Read(string text)
    {
        var command = new SimpleCommand(text);
        return command.Read() && command._words.Count > 0 && !command._words[0].Contains('=') ? command : null;
    }

    private bool Read()
    {
        while (_at < _text.Length)
        {
            var next = _text[_at];
            if (next is ' ' or '\t')
            {
                _at++;
            }
            else if (next == '\\' && _at + 1 < _text.Length && _text[_at + 1] == '\n')
            {
                _at += 2;
            }
            else if (next == '\n')
            {
                _at++;
                _isEnded |= _words.Count > 0;
            }
            else if (next == '#')
            {
                while (_at < _text.Length && _text[_at] != '\n')
                    _at++;
            }
            else if (_isEnded || !(TryReadCopy() || TryReadWord()))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadCopy()
    {
        foreach (var (text, copy, of) in ((string, int, int)[])[("2>&1", 2, 1), ("1>&2", 1, 2), (">&2", 1, 2)])
        {
            var behind = _at + text.Length;
            if (string.CompareOrdinal(_text, _at, text, 0, text.Length) != 0 || (behind < _text.Length && _text[behind] is not (' ' or '\t' or '\n')))
                continue;
            Copies.Add((copy, of));
            _at = behind;
            return true;
        }

        return false;
    }

    private bool TryReadWord()
    {
        _word.Clear();
        for (; _at < _text.Length && _text[_at] is not (' ' or '\t' or '\n'); _at++)
        {
            var next = _text[_at];
            if (next == '\'' || next == '"')
            {
                var end = _text.IndexOf(next, _at + 1);
                if (end < 0)
                    return false;
                var quoted = _text.AsSpan(_at + 1, end - _at - 1);
                if (next == '"' && quoted.ContainsAny("$`\\"))
                    return false;
                _word.Append(quoted);
                _at = end;
            }
            else if (next is '\\' or '\0' or '\r' || NeedsShell.Contains(next))
            {
                return false;
            }
            else
            {
                _word.Append(next);
            }
        }

        _words.Add(_word.ToString());
        return true;
    }
}
