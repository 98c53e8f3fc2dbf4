using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Actors.Execline;

/// <summary>
/// Turns the text of a script into an argument vector, the only form that execline programs know: words of a block carry one space in front
/// for every block around them, and a block ends with an argument of those spaces alone, one fewer.
/// So <c>if { a { b } } c</c> becomes <c>if</c>, <c>" a"</c>, <c>"  b"</c>, <c>" "</c>, <c>""</c>, <c>c</c>.
/// The rules are those of execline 2.9 (https://skarnet.org/software/execline/execlineb.html), its corner cases included.
/// </summary>
public sealed partial class ExeclineLexer
{
    private enum State
    {
        Between, Comment, OpeningBrace, ClosingBrace, Word, EscapeBetween, EscapeInWord, Quoted, EscapeInQuotes,
        LeadingZero, Octal, Decimal, HexPrefix, Hex, NumberEnd, Done,
    }

    private readonly string _text;
    private readonly List<string> _arguments = [];
    private readonly StringBuilder _word = new();
    private readonly Stack<int> _openLines = new();
    private int _line = 1;

    private ExeclineLexer(string text) => _text = text;

    /// <summary>Lexes a script.</summary>
    /// <param name="text">The script, a byte string; it ends at its first NUL.</param>
    /// <param name="arguments">The argument vector; empty for a script of blanks and comments.</param>
    /// <param name="error">Why there is none.</param>
    public static bool TryParse(string text, out IReadOnlyList<string> arguments, [NotNullWhen(false)] out ExeclineSyntaxError? error)
    {
        var lexer = new ExeclineLexer(text);
        error = lexer.Run();
        arguments = error is null ? lexer._arguments : [];
        return error is null;
    }

    private ExeclineSyntaxError? Run()
    {
        var state = State.Between;
        for (var position = 0; state != State.Done; position++)
        {
            var current = position < _text.Length ? _text[position] : '\0';
            var next = Step(state, current);
            if (next is not { } reached)
                return new(_failure, _line);
            state = reached;
            if (current == '\n')
                _line++;
        }

        return _openLines.Count > 0 ? new(ExeclineErrorKind.UnmatchedOpeningBrace, _openLines.Peek()) : null;
    }

    /// <summary>Takes one character; null: it cannot stand there, for the reason in <see cref="_failure"/>.</summary>
    private State? Step(State state, char current) => state switch
    {
        State.Between => StepBetween(current),
        State.Comment => current == '\0' ? State.Done : current == '\n' ? State.Between : State.Comment,
        State.OpeningBrace => current == '\0' ? null : IsBlank(current) ? OpenBlock() : StepAfterBrace(current),
        State.ClosingBrace => current == '\0' || IsBlank(current) ? CloseBlock(current) : StepAfterBrace(current),
        State.Word => StepWord(current),
        State.EscapeBetween => current == '\0' ? State.Done : current == '\n' ? State.Between : BeginWord(State.Word, current),
        State.EscapeInWord => current == '\0' ? null : Append(current, State.Word),
        State.Quoted => StepQuoted(current),
        State.EscapeInQuotes => StepEscape(current),
        _ => StepNumber(state, current),
    };

    private State? StepBetween(char current) => current switch
    {
        '\0' => State.Done,
        '#' => State.Comment,
        '"' => BeginWord(State.Quoted),
        '\\' => State.EscapeBetween,
        '{' => BeginWord(State.OpeningBrace, current),
        '}' => BeginWord(State.ClosingBrace, current),
        _ => IsBlank(current) ? State.Between : BeginWord(State.Word, current),
    };

    /// <summary>A brace was no block delimiter after all: more of its word follows.</summary>
    private State StepAfterBrace(char current) => current switch
    {
        '"' => State.Quoted,
        '\\' => State.EscapeBetween, // as in execline, where the word begins anew
        _ => Append(current, State.Word),
    };

    private State? StepWord(char current) => current switch
    {
        '\0' => EndWord(State.Done),
        '"' => State.Quoted,
        '\\' => State.EscapeInWord,
        _ => IsBlank(current) ? EndWord(State.Between) : Append(current, State.Word),
    };

    private State? StepQuoted(char current) => current switch
    {
        '\0' => null,
        '"' => State.Word,
        '\\' => State.EscapeInQuotes,
        _ => Append(current, State.Quoted),
    };

    private State BeginWord(State next)
    {
        _word.Append(' ', _openLines.Count);
        return next;
    }

    private State BeginWord(State next, char first) => Append(first, BeginWord(next));

    private State Append(char current, State next)
    {
        _word.Append(current);
        return next;
    }

    private State EndWord(State next)
    {
        _arguments.Add(_word.ToString());
        _word.Clear();
        return next;
    }

    private State OpenBlock()
    {
        _word.Length -= _openLines.Count + 1;
        _openLines.Push(_line);
        return State.Between;
    }

    private State? CloseBlock(char current)
    {
        if (_openLines.Count == 0)
        {
            _failure = ExeclineErrorKind.UnmatchedClosingBrace;
            return null;
        }

        _openLines.Pop();
        _word.Length -= 2;
        return EndWord(current == '\0' ? State.Done : State.Between);
    }

    private static bool IsBlank(char current) => current is > '\0' and <= ' ';
}
