using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// The limits of this process, for what it executes. .NET needs address space and memory to go on at all, so lowered limits of those
/// wait until this process becomes another program or starts one.
/// </summary>
public static unsafe class ResourceLimits
{
    private const int Highest = (int)Resource.RealTimePriority;
    private static ResourceLimit?[]? s_waiting;

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
}
