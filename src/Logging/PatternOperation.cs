namespace Actors.Logging;

/// <summary>What an instruction does.</summary>
internal enum PatternOperation
{
    /// <summary>The line matches.</summary>
    Accept,
    /// <summary>Consumes a byte of set <see cref="PatternInstruction.Operand"/>.</summary>
    Byte,
    /// <summary>Goes on where assertion <see cref="PatternInstruction.Operand"/> holds.</summary>
    Assert,
    /// <summary>Goes on at <see cref="PatternInstruction.Operand"/> and at <see cref="PatternInstruction.Next"/>.</summary>
    Fork,
}
