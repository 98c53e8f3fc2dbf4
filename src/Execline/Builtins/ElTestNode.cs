namespace Actors.Execline.Builtins;

/// <summary>A part of a condition.</summary>
/// <param name="Operator">The operator's word; "": the text itself is asked, true unless empty.</param>
/// <param name="Text">The text of a leaf.</param>
/// <param name="Left">The first operand.</param>
/// <param name="Right">The second operand.</param>
internal sealed record ElTestNode(string Operator, string Text = "", ElTestNode? Left = null, ElTestNode? Right = null);

/// <summary>What a word of a condition can be.</summary>
internal enum ElTestKind
{
    Text,
    Unary,
    Binary,
    Open,
    Close,
    Not,
    And,
    Or,
    End,
}
