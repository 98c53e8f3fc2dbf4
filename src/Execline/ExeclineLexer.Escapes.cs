namespace Actors.Execline;

/// <summary>What a backslash means between quotes.</summary>
public sealed partial class ExeclineLexer
{
    private ExeclineErrorKind _failure = ExeclineErrorKind.Syntax;
    private int _number;
    private int _digits;

    private State? StepEscape(char current)
    {
        switch (current)
        {
            case '\0':
                return null;
            case '\n':
                return State.Quoted;
            case '0':
                return State.LeadingZero;
            case >= '1' and <= '9':
                return BeginNumber(current, State.Decimal);
            default:
                // \a \b \t \n \v \f \r are the bytes 7 to 13.
                var control = "abtnvfr".IndexOf(current);
                return Append(control >= 0 ? (char)(7 + control) : current, State.Quoted);
        }
    }

    private State? StepNumber(State state, char current)
    {
        switch (state)
        {
            case State.LeadingZero:
                return current == 'x' ? State.HexPrefix : DigitOf(current) < 8 ? BeginNumber(current, State.Octal) : null;
            case State.HexPrefix:
                return DigitOf(current) < 16 ? BeginNumber(current, State.Hex) : null;
        }

        var radix = state switch { State.Octal => 8, State.Decimal => 10, State.Hex => 16, _ => 0 };
        if (DigitOf(current) < radix)
        {
            _number = (_number * radix) + DigitOf(current);
            return ++_digits == (radix == 16 ? 2 : 3) ? State.NumberEnd : state;
        }

        if (_number is 0 or > 255)
            return null;
        _word.Append((char)_number);
        // The end of the text closes a quote here, and only here: as in execline.
        return current == '\0' ? EndWord(State.Done) : StepQuoted(current);
    }

    private State BeginNumber(char digit, State next)
    {
        _number = DigitOf(digit);
        _digits = 1;
        return next;
    }

    private static int DigitOf(char current) => current switch
    {
        >= '0' and <= '9' => current - '0',
        >= 'a' and <= 'f' => current - 'a' + 10,
        >= 'A' and <= 'F' => current - 'A' + 10,
        _ => int.MaxValue,
    };
}
