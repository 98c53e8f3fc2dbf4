using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// What this process becomes instead of dying of a fault of its own: execve(2) of a program keeps the pid, the children and every open descriptor, so a pid 1 can
/// outlive its own crash (docs/architecture.md, measured fact 8).
/// <para>
/// Faults are an exception that nobody catches, and what the runtime or libc ends the process for by abort(3): a wild write in managed code, a stack that is full,
/// a broken heap. Not covered is a bad address that only libc's own code touches.
/// </para>
/// </summary>
public static unsafe class Succession
{
    /// <summary>Descriptors are looked for up to here; the usual hard limit of pid 1 is higher, what it has open is not.</summary>
    private const int HighestDescriptor = 1 << 16;

    /// <summary>How long processes that are just being started may take for that: so long a fault of the thread that starts one is held up. In ms.</summary>
    private const int PatienceForSpawns = 200;

    /// <summary>Signals by which a fault ends a process. SIGSEGV and SIGFPE are the runtime's: it makes exceptions of them, or aborts.</summary>
    private static readonly Signal[] s_faults = [Signal.Abrt, Signal.Bus, Signal.Ill, Signal.Sys];

    // In native memory, for good: a fault is no time to allocate.
    private static NativeStrings? s_path;
    private static NativeStrings? s_arguments;
    private static NativeStrings? s_environment;
    private static ulong s_blocked;

    /// <summary>Nobody is to be started with the descriptors that travel.</summary>
    internal static SpawnGate Spawns { get; } = new();

    /// <summary>From now on a fault executes a program in this process. It gets every open descriptor.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, the name it is called by first.</param>
    /// <param name="environment"><c>NAME=VALUE</c> strings.</param>
    /// <param name="blocked">Signals that the program is to find blocked.</param>
    public static void Prepare(string path, IReadOnlyList<string> arguments, IReadOnlyList<string> environment, params ReadOnlySpan<Signal> blocked)
    {
        s_blocked = Signals.SetOf(blocked).Bits;
        s_path = new NativeStrings([path, "/proc/self/exe"]);
        s_arguments = new NativeStrings(arguments);
        s_environment = new NativeStrings(environment);
        foreach (var signal in s_faults)
            _ = Libc.signal((int)signal, (nint)(delegate* unmanaged<int, void>)&OnFault);
        AppDomain.CurrentDomain.UnhandledException += (_, fault) =>
        {
            StandardStreams.Error($"actors: fatal: fault in pid {Identity.ProcessId}: {fault.ExceptionObject}\n");
            Execute();
        };
    }

    [UnmanagedCallersOnly]
    private static void OnFault(int signal) => Execute();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Execute()
    {
        _ = Spawns.Close(PatienceForSpawns);
        for (var fd = 3; fd < HighestDescriptor; fd++)
        {
            // The next one takes its locks itself; where another process has a copy of the descriptor, it could not.
            if (Libc.fcntl(fd, Libc.F_SETFD, 0) == 0)
                _ = FileLocks.Release(fd);
        }

        ResourceLimits.Apply(); // The next one has to know what its children are to get.
        var mask = new Libc.SignalSet { Bits = s_blocked };
        _ = Libc.pthread_sigmask(Libc.SIG_SETMASK, &mask, null);
        for (var path = s_path!.Pointers; *path is not null; path++)
            _ = Libc.execve(*path, s_arguments!.Pointers, s_environment!.Pointers);
    }
}
