namespace Actors.Execline.Tests.Differential;

/// <summary>A word of a script, or a brace.</summary>
/// <param name="Text">The word; what it means, not how it is written.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct ScriptToken(string Text, ScriptTokenKind Kind = ScriptTokenKind.Word)
{
    public static readonly ScriptToken Open = new("{", ScriptTokenKind.Open);
    public static readonly ScriptToken Close = new("}", ScriptTokenKind.Close);

    public static implicit operator ScriptToken(string text) => new(text);
}

internal enum ScriptTokenKind
{
    Word,
    Open,
    Close,
}
