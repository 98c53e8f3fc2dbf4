using System.Globalization;
using Actors.Boot;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Init;

/// <summary>
/// What happens before there are services, in s6-overlay's order: PATH is completed, a line on descriptor 3 is waited for, preinit puts /run
/// in order, the container's variables are stored. Then the process blocks the signals that pid 1 reads, and executes itself: only so has every
/// thread of the second stage them blocked, .NET's own included (docs/architecture.md, measured fact 3).
/// </summary>
internal static class FirstStage
{
    /// <summary>Set for the second stage, to the moment when pid 1 began. It counts only with signals blocked, which no container runtime does: the variable alone may come from outside.</summary>
    internal const string Marker = "ACTORS_SECOND_STAGE";

    private const string SuidExec = "/package/admin/s6-overlay-helpers/command/s6-overlay-suexec";
    private const string Scripts = "/package/admin/s6-overlay/libexec/";

    internal static bool IsOver => Signals.IsBlocked(Signal.Chld) && EnvironmentBlock.OfThisProcess()[Marker] is not null;

    /// <summary><c>/init</c>.</summary>
    internal static int Run(string[] arguments)
    {
        var begin = Clock.MonotonicNanoseconds;
        var environment = EnvironmentBlock.OfThisProcess();
        CompletePath(environment);
        WaitForDescriptor3();
        // A container that runs as another user than root: what only root may put in order is done by a small set-uid helper, as in s6-overlay.
        if (Identity.User != 0 && Identity.ProcessId == 1 && Files.IsExecutable(SuidExec))
        {
            string[] helper = ["s6-overlay-suexec", " " + Scripts + "preinit", "", Scripts + "stage0", .. arguments[1..]];
            var errno = Executables.Execute(SuidExec, helper, environment.ToArray());
            StandardStreams.Error($"actors: warning: unable to exec {SuidExec}: {Errno.Describe(errno)}\n");
        }

        var code = Preinit.Run(environment, forHelper: false);
        return code != 0 ? code : Stage0(arguments, environment, begin);
    }

    /// <summary><c>preinit</c>, for images that replace <c>/init</c>, and for the set-uid helper.</summary>
    internal static int RunPreinit() => Preinit.Run(EnvironmentBlock.OfThisProcess(), forHelper: true);

    /// <summary><c>stage0 CMD...</c>, likewise.</summary>
    internal static int RunStage0(string[] arguments) => Stage0(arguments, EnvironmentBlock.OfThisProcess(), Clock.MonotonicNanoseconds);

    /// <summary>
    /// /bin, /usr/bin and /command are put in front, one after the other, unless they are in it already. Where there is none at all, it is what a shell has then: s6-overlay's /init is a script.
    /// </summary>
    private static void CompletePath(EnvironmentBlock environment)
    {
        var path = environment["PATH"] ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        if (path.Length == 0)
            path = "/bin";
        foreach (var directory in (ReadOnlySpan<string>)["/bin", "/usr/bin", "/command"])
        {
            if (!path.Split(':').Contains(directory))
                path = $"{directory}:{path}";
        }

        environment["PATH"] = path;
    }

    /// <summary>Who has opened descriptor 3 for us says there when to begin: by a line, or by closing it.</summary>
    private static void WaitForDescriptor3()
    {
        if (!Descriptors.IsOpen(3))
            return;
        Span<byte> one = stackalloc byte[1];
        while (Descriptors.Read(3, one) > 0)
        {
            if (one[0] == '\n')
            {
                _ = Descriptors.Close(3);
                return;
            }
        }
    }

    /// <summary>S6_WAIT_FOR_CLOSING_FD: who has opened that descriptor for us closes it when things may begin.</summary>
    private static void WaitForClosing(EnvironmentBlock environment)
    {
        if (!int.TryParse(environment["S6_WAIT_FOR_CLOSING_FD"], NumberStyles.None, CultureInfo.InvariantCulture, out var fd) || fd < 3 || !Descriptors.IsOpen(fd))
            return;
        Span<byte> one = stackalloc byte[1];
        if (Descriptors.Read(fd, one) > 0)
            StandardStreams.Error("s6-linux-init: warning: parent wrote to readiness fd!\n");
        _ = Descriptors.Close(fd);
    }

    private static int Stage0(string[] arguments, EnvironmentBlock environment, long begin)
    {
        WaitForClosing(environment);
        try
        {
            var paths = new OverlayPaths();
            new RunTree(paths, environment).Create();
            OverlayScripts.LinkPatched();
            if (CatchAll.LayOut(paths, environment) is > 0 and var refused)
                return refused;
        }
        catch (PlatformException failure)
        {
            StandardStreams.Error($"{Scripts}stage0: fatal: {failure.Message}\n");
            return 111;
        }

        var second = environment["S6_KEEP_ENV"] is { Length: > 0 } keep && keep.Trim('0').Length > 0
            ? environment.Clone()
            : EnvironmentBlock.Of($"PATH={environment["PATH"]}");
        second[Marker] = begin.ToString(CultureInfo.InvariantCulture);
        Signals.Block(SignalProtocol.Handled);
        // By its real path, so that ps shows a name; without /proc by the name it was called by.
        var self = Files.RealPath("/proc/self/exe") ?? arguments[0];
        var errno = Executables.Execute(self, ["/init", .. arguments[1..]], second.ToArray());
        StandardStreams.Error($"actors: fatal: unable to exec {self}: {Errno.Describe(errno)}\n");
        return Executables.ExitCodeOf(errno);
    }
}
