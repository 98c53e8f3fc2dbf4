using Actors.Platform;

namespace Actors.Execline;

/// <summary>Ends a chain with a diagnostic.</summary>
/// <param name="code">The exit code.</param>
/// <param name="message">What is written to descriptor 2, a byte string without the newline.</param>
public sealed class ChainException(int code, string message) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int Code { get; } = code;

    /// <summary>What a word's failure ends the chain with; null: it is none that a word may have.</summary>
    internal static ChainException? From(ChainContext context, Exception failure) => failure switch
    {
        ChainException fatal => fatal,
        PlatformException system => context.Fatal(111, system.Message),
        _ => null,
    };
}
