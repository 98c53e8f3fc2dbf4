using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell;

/// <summary>What a command has to do with: where it writes, and what that can show.</summary>
/// <param name="Output">The answer.</param>
/// <param name="Error">Complaints.</param>
internal sealed record Session(TextOutput Output, TextOutput Error)
{
    /// <summary>The colours of <see cref="Output"/>.</summary>
    internal Paint Paint { get; init; } = Paint.None;

    /// <summary>Columns of the terminal; 0: it is none, and lines are as long as they get.</summary>
    internal int Width { get; init; }

    /// <summary>Says in the one grammar what went wrong.</summary>
    /// <returns><paramref name="code"/>, the exit code.</returns>
    internal int Fatal(string text, int code)
    {
        Error.Write($"actors: fatal: {TextWidth.Printable(text)}\n");
        return code;
    }

    /// <summary>Says what pid 1 refused, or that it is none.</summary>
    /// <returns>The exit code.</returns>
    internal int Fatal(ControlException refusal) => Fatal(refusal.Message, refusal.Code == ControlErrors.NoProtocol ? ExitCode.System : ExitCode.Failure);
}
