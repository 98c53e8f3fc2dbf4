using System.Diagnostics.CodeAnalysis;

namespace Actors.Kernel;

/// <summary>A null was told to an actor.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>With the usual text.</summary>
    public InvalidMessageException() : this("Message is null") { }

    /// <summary>With a text.</summary>
    public InvalidMessageException(string message) : base(message) { }

    internal static void ThrowIfNull([NotNull] object? message)
    {
        if (message is null)
            Throw();
    }

    [DoesNotReturn]
    private static void Throw() => throw new InvalidMessageException();
}
