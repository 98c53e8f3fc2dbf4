using System.Text;
using Actors.Shell.Output;

namespace Actors.Shell.Terminal;

/// <summary>What came of a key.</summary>
internal enum LineEvent
{
    /// <summary>The line goes on.</summary>
    None,
    /// <summary>It is complete.</summary>
    Accepted,
    /// <summary>It is given up.</summary>
    Cancelled,
    /// <summary>There will be no more lines.</summary>
    Ended,
    /// <summary>Completion is asked for.</summary>
    Completion,
    /// <summary>The screen shall be cleared.</summary>
    Clear,
}

/// <summary>A line that is being typed, with the keys that readline users know. Pure: keys in, a line of the screen out.</summary>
/// <param name="history">What was typed before, the oldest first.</param>
internal sealed class LineEditor(IReadOnlyList<string> history)
{
    private readonly List<Rune> _line = [];
    private int _cursor;
    private int _place = history.Count;
    private string _draft = "";
    private string _killed = "";

    /// <summary>What is typed.</summary>
    internal string Text => TextOf(0, _line.Count);

    /// <summary>What is typed left of the cursor.</summary>
    internal string Before => TextOf(0, _cursor);

    /// <summary>Takes a key.</summary>
    internal LineEvent Press(Key key)
    {
        switch (key.Name)
        {
            case KeyName.Character:
                Insert(key.Character.ToString());
                break;
            case KeyName.Enter:
                return LineEvent.Accepted;
            case KeyName.Tab:
                return LineEvent.Completion;
            case KeyName.Backspace when _cursor > 0:
                Kill(_cursor - 1, _cursor);
                break;
            case KeyName.Delete when _cursor < _line.Count:
                Kill(_cursor, _cursor + 1);
                break;
            case KeyName.Left:
                _cursor = Math.Max(0, _cursor - 1);
                break;
            case KeyName.Right:
                _cursor = Math.Min(_line.Count, _cursor + 1);
                break;
            case KeyName.WordLeft:
                _cursor = WordBefore();
                break;
            case KeyName.WordRight:
                _cursor = WordBehind();
                break;
            case KeyName.Home:
                _cursor = 0;
                break;
            case KeyName.End:
                _cursor = _line.Count;
                break;
            case KeyName.Up:
                Recall(_place - 1);
                break;
            case KeyName.Down:
                Recall(_place + 1);
                break;
            case KeyName.Control:
                return Control((char)key.Character.Value);
        }

        return LineEvent.None;
    }

    /// <summary>Puts text in at the cursor.</summary>
    internal void Insert(string text)
    {
        foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
            _line.Insert(_cursor++, rune);
    }

    /// <summary>The line of the screen, and where its cursor goes: from the left edge on, no wider than the terminal, so scrolled where it must be.</summary>
    /// <param name="prompt">In front of it.</param>
    /// <param name="paint">The colours of the prompt.</param>
    /// <param name="columns">Of the terminal.</param>
    internal string Render(string prompt, Paint paint, int columns)
    {
        var room = Math.Max(8, columns - TextWidth.Of(prompt) - 1);
        var start = 0;
        while (TextWidth.Of(TextOf(start, _cursor)) > room)
            start++;
        var end = _cursor;
        while (end < _line.Count && TextWidth.Of(TextOf(start, end + 1)) <= room)
            end++;
        var shown = TextOf(start, end);
        var cursor = TextWidth.Of(prompt) + TextWidth.Of(TextOf(start, _cursor));
        return $"\r{paint[Style.Green, prompt]}{shown}\u001b[K\r" + (cursor > 0 ? $"\u001b[{cursor}C" : "");
    }

    private LineEvent Control(char letter)
    {
        switch (letter)
        {
            case 'a':
                _cursor = 0;
                break;
            case 'b':
                _cursor = Math.Max(0, _cursor - 1);
                break;
            case 'c':
                return LineEvent.Cancelled;
            case 'd' when _line.Count == 0:
                return LineEvent.Ended;
            case 'd' when _cursor < _line.Count:
                Kill(_cursor, _cursor + 1);
                break;
            case 'e':
                _cursor = _line.Count;
                break;
            case 'f':
                _cursor = Math.Min(_line.Count, _cursor + 1);
                break;
            case 'k':
                Keep(_cursor, _line.Count);
                break;
            case 'l':
                return LineEvent.Clear;
            case 'n':
                Recall(_place + 1);
                break;
            case 'p':
                Recall(_place - 1);
                break;
            case 'u':
                Keep(0, _cursor);
                break;
            case 'w':
                Keep(WordBefore(), _cursor);
                break;
            case 'y':
                Insert(_killed);
                break;
        }

        return LineEvent.None;
    }

    private void Recall(int place)
    {
        if (place < 0 || place > history.Count || place == _place)
            return;
        if (_place == history.Count)
            _draft = Text;
        _place = place;
        _line.Clear();
        _cursor = 0;
        Insert(place == history.Count ? _draft : history[place]);
    }

    private void Keep(int from, int to)
    {
        if (from < to)
            _killed = TextOf(from, to);
        Kill(from, to);
    }

    private void Kill(int from, int to)
    {
        _line.RemoveRange(from, to - from);
        _cursor = from;
    }

    private int WordBefore()
    {
        var at = _cursor;
        while (at > 0 && Rune.IsWhiteSpace(_line[at - 1]))
            at--;
        while (at > 0 && !Rune.IsWhiteSpace(_line[at - 1]))
            at--;
        return at;
    }

    private int WordBehind()
    {
        var at = _cursor;
        while (at < _line.Count && Rune.IsWhiteSpace(_line[at]))
            at++;
        while (at < _line.Count && !Rune.IsWhiteSpace(_line[at]))
            at++;
        return at;
    }

    private string TextOf(int from, int to)
    {
        var text = new StringBuilder();
        for (var at = from; at < to; at++)
            _ = text.Append(_line[at].ToString());
        return text.ToString();
    }
}
