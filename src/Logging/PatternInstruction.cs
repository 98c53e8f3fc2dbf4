namespace Actors.Logging;

/// <summary>An instruction of a <see cref="PatternProgram"/>.</summary>
internal readonly record struct PatternInstruction(PatternOperation Operation, int Operand, int Next);
