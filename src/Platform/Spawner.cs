using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// Starts processes by posix_spawn(3): .NET can call neither fork nor vfork safely, and glibc's posix_spawn is a vfork that
/// reports a failing exec as its own result.
/// </summary>
public static unsafe class Spawner
{
    // Larger than glibc's (80 and 336 bytes) and musl's (80 and 336).
    private const int OpaqueSize = 512;
    private static readonly Lock s_ignoring = new();

    /// <summary>Why a program that another word is to become cannot be executed, as far as that can be told before; 0: nothing is known.</summary>
    private static int FaultOf(SpawnRequest request)
    {
        if (!request.Path.StartsWith('/'))
            return 0; // it is where the child will be
        var errno = Files.TryStatus(request.Path, followLinks: true, out var status);
        return errno != 0 ? errno : status.IsRegular ? Files.TryAccess(request.Path, 1) : Errno.EACCES;
    }

    /// <summary>Starts a process.</summary>
    /// <param name="request">Which and how.</param>
    /// <param name="pid">Its pid.</param>
    /// <returns>0, or the error number: of the exec (<see cref="Errno.ENOENT"/>, <see cref="Errno.EACCES"/>, <see cref="Errno.ENOEXEC"/> ...), of the working directory, or of the fork.</returns>
    public static int Spawn(SpawnRequest request, out int pid)
    {
        var wrapped = ResourceLimits.Wrap(request);
        if (!ReferenceEquals(wrapped, request) && FaultOf(request) is > 0 and var fault)
        {
            pid = 0;
            return fault;
        }

        request = wrapped;
        if (!Succession.Spawns.TryEnter())
            Thread.Sleep(Timeout.Infinite); // This process is just becoming another, and this thread ends with it.
        try
        {
            var errno = SpawnNow(request, out pid);
            if (errno == 0)
                request.Started?.Invoke(pid);
            return errno;
        }
        finally
        {
            Succession.Spawns.Leave();
        }
    }

    private static int SpawnNow(SpawnRequest request, out int pid)
    {
        var actions = stackalloc byte[OpaqueSize];
        var attributes = stackalloc byte[OpaqueSize];
        _ = Libc.posix_spawn_file_actions_init(actions);
        _ = Libc.posix_spawnattr_init(attributes);
        var borrowed = new List<Descriptor>();
        try
        {
            SetAttributes(attributes, request);
            AddActions(actions, request, borrowed);
            using var path = new NativeStrings([request.Path]);
            using var arguments = new NativeStrings(request.Arguments);
            using var environment = new NativeStrings(request.Environment);
            int child;
            using var home = request.NewPidNamespace ? LeavePidNamespace() : null;
            var errno = request.Ignored.Count == 0 || request.InheritSignals
                ? Libc.posix_spawn(&child, path.Pointers[0], actions, attributes, arguments.Pointers, environment.Pointers)
                : SpawnIgnoring(request, &child, path.Pointers[0], actions, attributes, arguments.Pointers, environment.Pointers);
            if (home is not null)
                ReturnTo(home);
            pid = errno == 0 ? child : 0;
            return errno;
        }
        catch (PlatformException failure) when (request.NewPidNamespace)
        {
            pid = 0;
            return failure.Errno;
        }
        finally
        {
            _ = Libc.posix_spawn_file_actions_destroy(actions);
            _ = Libc.posix_spawnattr_destroy(attributes);
            foreach (var descriptor in borrowed)
                descriptor.Dispose();
        }
    }

    /// <summary>This thread's next child is the first process of a new pid namespace.</summary>
    private static Descriptor LeavePidNamespace()
    {
        var home = Files.Open("/proc/thread-self/ns/pid", OpenMode.Read);
        if (Libc.unshare(Libc.CLONE_NEWPID) == 0)
            return home;
        var errno = Marshal.GetLastPInvokeError();
        home.Dispose();
        throw new PlatformException("make a pid namespace", errno);
    }

    private static void ReturnTo(Descriptor home)
    {
        if (Libc.setns(home.Number, Libc.CLONE_NEWPID) != 0)
            throw new PlatformException("return to the pid namespace", Marshal.GetLastPInvokeError());
    }

    private static void SetAttributes(void* attributes, SpawnRequest request)
    {
        var flags = (int)Libc.POSIX_SPAWN_SETSIGDEF | Libc.POSIX_SPAWN_SETSIGMASK;
        if (request.NewSession)
            flags |= Libc.POSIX_SPAWN_SETSID;
        else if (request.NewProcessGroup)
            flags |= Libc.POSIX_SPAWN_SETPGROUP;
        if (request.InheritSignals && !request.UnblockSignals)
            flags &= ~Libc.POSIX_SPAWN_SETSIGMASK;
        _ = Libc.posix_spawnattr_setflags(attributes, (short)flags);
        var none = default(Libc.SignalSet);
        _ = Libc.posix_spawnattr_setsigmask(attributes, &none);
        var toDefault = request.InheritSignals ? Signals.SetOf(Signals.PipeWasIgnored ? [] : [Signal.Pipe]) : new Libc.SignalSet { Bits = ulong.MaxValue };
        if (!request.InheritSignals)
        {
            foreach (var signal in request.Ignored)
                toDefault.Bits &= ~Signals.SetOf([signal]).Bits;
        }

        _ = Libc.posix_spawnattr_setsigdefault(attributes, &toDefault);
    }

    private static void AddActions(void* actions, SpawnRequest request, List<Descriptor> borrowed)
    {
        if (request.WorkingDirectory is { } directory)
            Throw(Libc.posix_spawn_file_actions_addchdir_np(actions, directory));
        if (request.ControllingTerminal is { } terminal)
            Throw(Libc.posix_spawn_file_actions_addopen(actions, 0, terminal, Libc.O_RDWR, 0));

        // The moves happen one after the other: a number that a move overwrites must not be a later one's source.
        for (var i = 0; i < request.Descriptors.Count; i++)
        {
            var (child, own) = request.Descriptors[i];
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (request.Descriptors[earlier].Child == own)
                {
                    var copy = Descriptors.Duplicate(own, HighestChild(request) + 1);
                    borrowed.Add(copy);
                    own = copy.Number;
                    break;
                }
            }

            Throw(Libc.posix_spawn_file_actions_adddup2(actions, own, child));
        }

        foreach (var action in request.Actions)
            Throw(Add(actions, action));
    }

    private static int Add(void* actions, SpawnAction action) => action switch
    {
        SpawnAction.Close close => Libc.posix_spawn_file_actions_addclose(actions, close.Descriptor),
        SpawnAction.Copy copy => Libc.posix_spawn_file_actions_adddup2(actions, copy.From, copy.To),
        SpawnAction.Open open => Libc.posix_spawn_file_actions_addopen(actions, open.Descriptor, open.Path, Libc.OpenFlags((int)open.Mode), open.Permissions),
        SpawnAction.ChangeDirectory change => Libc.posix_spawn_file_actions_addchdir_np(actions, change.Path),
        _ => Errno.EINVAL,
    };

    private static int HighestChild(SpawnRequest request)
    {
        var highest = 2;
        foreach (var (child, _) in request.Descriptors)
            highest = Math.Max(highest, child);
        return highest;
    }

    /// <summary>posix_spawn cannot ignore a signal in the child, which inherits what is ignored here; so it is ignored here for the moment.</summary>
    private static int SpawnIgnoring(SpawnRequest request, int* child, byte* path, void* actions, void* attributes, byte** arguments, byte** environment)
    {
        lock (s_ignoring)
        {
            var before = stackalloc nint[request.Ignored.Count];
            for (var i = 0; i < request.Ignored.Count; i++)
                before[i] = Libc.signal((int)request.Ignored[i], 1);
            var errno = Libc.posix_spawn(child, path, actions, attributes, arguments, environment);
            for (var i = 0; i < request.Ignored.Count; i++)
                _ = Libc.signal((int)request.Ignored[i], before[i]);
            return errno;
        }
    }

    private static void Throw(int errno)
    {
        if (errno != 0)
            throw new PlatformException("prepare a process", errno);
    }
}
