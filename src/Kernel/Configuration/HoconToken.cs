namespace Actors.Kernel.Configuration;

internal enum HoconTokenKind
{
    End,
    Newline,
    Whitespace,
    Quoted,
    Unquoted,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    Equals,
    PlusEquals,
    Substitution,
    OptionalSubstitution,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">The content of a string, the characters of whitespace, or the sign itself.</param>
/// <param name="Line">The line on which it begins.</param>
internal readonly record struct HoconToken(HoconTokenKind Kind, string Text, int Line)
{
    public string Description => Kind switch
    {
        HoconTokenKind.End => "the end of the text",
        HoconTokenKind.Newline => "the end of the line",
        HoconTokenKind.Quoted => HoconQuotedString.Write(Text),
        _ => $"'{Text}'",
    };
}
