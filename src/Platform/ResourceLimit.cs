namespace Actors.Platform;

/// <summary>What a process may use at most; getrlimit(2).</summary>
/// <param name="Soft">What is enforced.</param>
/// <param name="Hard">What an unprivileged process may raise <paramref name="Soft"/> to.</param>
public readonly record struct ResourceLimit(ulong Soft, ulong Hard)
{
    /// <summary>No limit.</summary>
    public const ulong Infinity = ulong.MaxValue;
}

/// <summary>What is limited; the numbers are Linux's on every architecture but MIPS, SPARC and Alpha.</summary>
public enum Resource
{
    /// <summary>Seconds of CPU time.</summary>
    CpuSeconds = 0,
    /// <summary>Bytes of a file that is written.</summary>
    FileSize = 1,
    /// <summary>Bytes of the data segment and of private writable mappings.</summary>
    Data = 2,
    /// <summary>Bytes of the stack.</summary>
    Stack = 3,
    /// <summary>Bytes of a core dump.</summary>
    Core = 4,
    /// <summary>Bytes resident in memory; without effect on today's Linux.</summary>
    Resident = 5,
    /// <summary>Processes of the real user.</summary>
    Processes = 6,
    /// <summary>Descriptors.</summary>
    OpenFiles = 7,
    /// <summary>Bytes locked in memory.</summary>
    LockedMemory = 8,
    /// <summary>Bytes of address space.</summary>
    AddressSpace = 9,
    /// <summary>Real-time priority.</summary>
    RealTimePriority = 14,
}
