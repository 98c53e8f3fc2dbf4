namespace Actors.Execline;

/// <summary>What is wrong with the text of a script.</summary>
public enum ExeclineErrorKind
{
    /// <summary>A quote that is not closed, an escape that means nothing, or a <c>{</c> or a backslash as the last character.</summary>
    Syntax,
    /// <summary>A block is opened and not closed.</summary>
    UnmatchedOpeningBrace,
    /// <summary>A block is closed that was not opened.</summary>
    UnmatchedClosingBrace,
}

/// <summary>Why a text is no script.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">Where, counted from 1: of an unmatched <c>{</c> the line where it stands, else where the lexer gave up.</param>
public sealed record ExeclineSyntaxError(ExeclineErrorKind Kind, int Line)
{
    /// <summary>The words that execlineb and s6-rc-compile say it with.</summary>
    public string Message => Kind switch
    {
        ExeclineErrorKind.UnmatchedOpeningBrace => "unmatched {",
        ExeclineErrorKind.UnmatchedClosingBrace => "unmatched }",
        _ => "syntax error",
    };

    /// <inheritdoc/>
    public override string ToString() => Message;
}
