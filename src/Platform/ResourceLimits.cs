using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// The limits of this process, for what it executes. .NET needs address space and memory to go on at all, so lowered limits of those
/// wait until this process becomes another program; a program that it starts sets them itself (<see cref="Wrap"/>).
/// </summary>
public static unsafe class ResourceLimits
{
    private const int Highest = (int)Resource.RealTimePriority;
    private static readonly Lock s_raising = new();
    private static ResourceLimit?[]? s_waiting;

    /// <summary>
    /// Makes of a request one that starts the program with the limits given by resource, through a process that sets them for itself and then becomes the program. Whoever has such a
    /// program gives it here, before anything is started; without it a child has the limits of this process.
    /// </summary>
    public static Func<SpawnRequest, ResourceLimit?[], SpawnRequest>? Starter { get; set; }

    /// <summary>The limit, one that still waits included.</summary>
    public static ResourceLimit Get(Resource resource)
    {
        if (s_waiting?[(int)resource] is { } waiting)
            return waiting;
        ResourceLimit limit;
        return Libc.getrlimit((int)resource, &limit) == 0 ? limit : throw PlatformException.Last("getrlimit");
    }

    /// <summary>Sets a limit.</summary>
    public static void Set(Resource resource, ResourceLimit limit)
    {
        var now = Get(resource);
        if (resource is Resource.AddressSpace or Resource.Data && limit.Soft < now.Soft && limit.Soft <= limit.Hard && limit.Hard <= now.Hard)
        {
            s_waiting ??= new ResourceLimit?[Highest + 1];
            s_waiting[(int)resource] = limit;
        }
        else
        {
            if (Libc.setrlimit((int)resource, &limit) < 0)
                throw PlatformException.Last("setrlimit");
            if (s_waiting is not null)
                s_waiting[(int)resource] = null;
        }
    }

    /// <summary>The highest number of a descriptor here, and one.</summary>
    public static ulong Descriptors
    {
        get
        {
            ResourceLimit limit;
            return Libc.getrlimit((int)Resource.OpenFiles, &limit) == 0 ? limit.Soft : throw PlatformException.Last("getrlimit");
        }
    }

    /// <summary>Raises the soft limit of descriptors to the hard one, for this process alone: what it starts, or becomes, gets the one that was.</summary>
    /// <returns>Whether there are more now.</returns>
    public static bool RaiseDescriptors()
    {
        const int OpenFiles = (int)Resource.OpenFiles;
        lock (s_raising)
        {
            ResourceLimit limit;
            if (Libc.getrlimit(OpenFiles, &limit) != 0 || limit.Soft >= limit.Hard)
                return false;
            var waiting = new ResourceLimit?[Highest + 1];
            s_waiting?.CopyTo(waiting, 0);
            waiting[OpenFiles] ??= limit;
            s_waiting = waiting; // First: nothing that another thread starts meanwhile has the raised one.
            var raised = limit with { Soft = limit.Hard };
            return Libc.setrlimit(OpenFiles, &raised) == 0;
        }
    }

    /// <summary>Sets the limits that wait. From here on, whoever calls this allocates nothing.</summary>
    internal static void Apply()
    {
        if (s_waiting is null)
            return;
        for (var resource = 0; resource <= Highest; resource++)
        {
            if (s_waiting[resource] is { } limit)
                _ = Libc.setrlimit(resource, &limit); // Lowering cannot fail.
        }
    }

    /// <summary>Becoming another program has failed: what was set for that waits again, as far as it may be raised, for this process has to go on.</summary>
    internal static void Lift()
    {
        for (var resource = 0; resource <= Highest && s_waiting is not null; resource++)
        {
            if (s_waiting[resource] is not { } limit)
                continue;
            var none = new ResourceLimit(ResourceLimit.Infinity, ResourceLimit.Infinity);
            var highest = limit with { Soft = limit.Hard };
            if (Libc.setrlimit(resource, &none) < 0)
                _ = Libc.setrlimit(resource, &highest);
        }
    }

    /// <summary>The request for a child that gets the limits that wait: by itself, as neither this process nor its vfork could live with them.</summary>
    internal static SpawnRequest Wrap(SpawnRequest request) => s_waiting is { } waiting && Starter is { } starter ? starter(request, waiting) : request;
}
