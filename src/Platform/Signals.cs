using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Sending, blocking and naming of signals.</summary>
public static unsafe partial class Signals
{
    /// <summary>The highest signal number, SIGRTMAX.</summary>
    public const int Highest = 64;

    private const nint Ignore = 1;
    private static bool s_pipeWasIgnored;

    /// <summary>Sends a signal to a process (to a process group where <paramref name="pid"/> is negative, to all where it is -1).</summary>
    /// <returns>0, or the error number (<see cref="Errno.ESRCH"/>: there is no such process).</returns>
    public static int Send(int pid, Signal signal) => Libc.kill(pid, (int)signal) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>
    /// Blocks the signals in this thread; threads that are created afterwards inherit that, and so does an executed program.
    /// </summary>
    public static void Block(params ReadOnlySpan<Signal> signals)
    {
        var set = SetOf(signals);
        _ = Libc.pthread_sigmask(Libc.SIG_BLOCK, &set, null);
    }

    /// <summary>Unblocks every signal in this thread.</summary>
    public static void UnblockAll()
    {
        var set = default(Libc.SignalSet);
        _ = Libc.pthread_sigmask(Libc.SIG_SETMASK, &set, null);
    }

    /// <summary>Whether a signal is blocked in this thread.</summary>
    public static bool IsBlocked(Signal signal)
    {
        var set = default(Libc.SignalSet);
        _ = Libc.pthread_sigmask(Libc.SIG_BLOCK, null, &set);
        return (set.Bits & Bit(signal)) != 0;
    }

    /// <summary>Waits for a signal; pause(2).</summary>
    public static void Pause() => _ = Libc.pause();

    /// <summary>Gives a signal its default action (which a fresh process has, and an exec keeps).</summary>
    public static void SetDefault(Signal signal) => _ = Libc.signal((int)signal, 0);

    /// <summary>Ignores a signal, also in what this process executes.</summary>
    public static void SetIgnored(Signal signal) => _ = Libc.signal((int)signal, Ignore);

    /// <summary>
    /// Ignores SIGPIPE as .NET does, but remembers what it was: called before anything else, in the native program, whose runtime leaves it alone
    /// (build/Native.props). Elsewhere .NET has ignored it already, and it counts as not ignored before.
    /// </summary>
    public static void TakePipe()
    {
        var before = Libc.signal((int)Signal.Pipe, Ignore);
        s_pipeWasIgnored = before == Ignore && !RuntimeFeature.IsDynamicCodeSupported;
    }

    /// <summary>Whether SIGPIPE was ignored when this process began; see <see cref="TakePipe"/>.</summary>
    public static bool PipeWasIgnored => s_pipeWasIgnored;

    /// <summary>Makes SIGPIPE what it was when this process began, for what it executes, and for tools that die of it as their C namesakes do.</summary>
    public static void GivePipeBack() => _ = Libc.signal((int)Signal.Pipe, s_pipeWasIgnored ? Ignore : 0);

    /// <summary>The name with SIG, such as <c>SIGTERM</c>; a number where it has none.</summary>
    public static string NameOf(Signal signal) =>
        Enum.IsDefined(signal) && signal != Signal.None ? "SIG" + signal.ToString().ToUpperInvariant() : ((int)signal).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The name as s6's tools say it: skalibs's table (sig_name.c) has for a number with two names the later one, so that SIGABRT is SIGIOT and SIGSYS SIGUNUSED; <c>SIG???</c>
    /// where it has none.
    /// </summary>
    public static string TableNameOf(Signal signal) => signal switch
    {
        Signal.Abrt => "SIGIOT",
        Signal.Sys => "SIGUNUSED",
        Signal.None => "SIG???",
        _ => Enum.IsDefined(signal) ? NameOf(signal) : "SIG???",
    };

    /// <summary>A signal by name, with or without SIG, in upper or lower case, or by number 1 to <see cref="Highest"/>.</summary>
    public static bool TryParse(string text, out Signal signal)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            signal = (Signal)number;
            return number is >= 1 and <= Highest;
        }

        var name = text.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        name = name.ToUpperInvariant() switch
        {
            "IOT" => "ABRT",
            "POLL" => "IO",
            "UNUSED" => "SYS",
            _ => name,
        };
        signal = Signal.None;
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.AsSpan().ContainsAny(' ', ',') && Enum.TryParse(name, ignoreCase: true, out signal)
            && signal != Signal.None && Enum.IsDefined(signal);
    }

    internal static Libc.SignalSet SetOf(ReadOnlySpan<Signal> signals)
    {
        var set = default(Libc.SignalSet);
        foreach (var signal in signals)
            set.Bits |= Bit(signal);
        return set;
    }

    private static ulong Bit(Signal signal) => 1UL << ((int)signal - 1);
}
