namespace Actors.Containers.Tests.Harness;

/// <summary>Something that the tests need is not on this machine. The message is one line that says what.</summary>
public sealed class MissingPrerequisiteException(string message) : Exception(message);
