using System.Globalization;

namespace Actors.Platform;

/// <summary>How a process ended.</summary>
/// <param name="Code">Its exit code, 0-255; of a killed one meaningless.</param>
/// <param name="Signal">The signal that killed it, or <see cref="Signal.None"/>.</param>
public readonly record struct ExitStatus(int Code, Signal Signal)
{
    /// <summary>Whether it exited 0.</summary>
    public bool IsSuccess => Signal == Signal.None && Code == 0;

    /// <summary>Whether a signal killed it.</summary>
    public bool IsSignaled => Signal != Signal.None;

    /// <summary>As a shell puts it into one number: the code, or 128 + the signal.</summary>
    public int ShellCode => IsSignaled ? 128 + (int)Signal : Code;

    /// <summary>The status word that waitpid(2) gave.</summary>
    public int WaitStatus => IsSignaled ? (int)Signal : Code << 8;

    /// <summary>Reads waitpid(2)'s status word of an ended process.</summary>
    public static ExitStatus FromWaitStatus(int status) => (status & 0x7F) == 0 ? new((status >> 8) & 0xFF, Signal.None) : new(0, (Signal)(status & 0x7F));

    /// <summary><c>exited N</c> or <c>killed by SIGX</c>.</summary>
    public override string ToString() =>
        IsSignaled ? $"killed by {Signals.NameOf(Signal)}" : string.Create(CultureInfo.InvariantCulture, $"exited {Code}");
}
