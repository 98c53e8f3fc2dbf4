using System.Globalization;
using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools.Overlay;

/// <summary>What the overlay's scripts share: the container's settings, messages by verbosity, running a script.</summary>
/// <param name="context">The word's context.</param>
internal sealed class OverlayScript(ChainContext context)
{
    /// <summary>Where the container's variables are.</summary>
    private const string Variables = "/run/s6/container_environment";

    /// <summary>S6_VERBOSITY.</summary>
    internal int Verbosity => Number("S6_VERBOSITY", 2);

    /// <summary>S6_BEHAVIOUR_IF_STAGE2_FAILS.</summary>
    internal int Behaviour => Number("S6_BEHAVIOUR_IF_STAGE2_FAILS", 0);

    /// <summary><c>/etc</c>, or the profile's directory.</summary>
    internal string Etc => new OverlayLayout { Profile = Variable("S6_RUNTIME_PROFILE") ?? "" }.LegacyDirectory;

    /// <summary>A number; where it is not set, or not all digits, the default.</summary>
    internal int Number(string name, int otherwise) =>
        int.TryParse(Variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>What happens; at verbosity 2.</summary>
    internal void Info(string text)
    {
        if (Verbosity >= 2)
            StandardStreams.Error($"{context.Program}: info: {text}\n");
    }

    /// <summary>What is wrong, but goes on; at verbosity 1.</summary>
    internal void Warn(string text)
    {
        if (Verbosity >= 1)
            context.Warn(text);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="path">Which.</param>
    /// <param name="milliseconds">After this time it is killed; 0: never.</param>
    /// <param name="byShell">Whether one without a first line <c>#!</c> is run by /bin/sh: so it is where it was the shell that ran it in s6-overlay.</param>
    /// <returns>Its exit code, 128 + signal, or 126 or 127 where it could not be executed.</returns>
    internal int Run(string path, int milliseconds = 0, bool byShell = true)
    {
        var environment = context.Environment.ToArray();
        var errno = Spawner.Spawn(new SpawnRequest(path, [path], environment), out var pid);
        if (errno == Errno.ENOEXEC && byShell)
            errno = Spawner.Spawn(new SpawnRequest("/bin/sh", ["sh", path], environment), out pid);
        if (errno != 0)
        {
            StandardStreams.Error($"{context.Program}: unable to exec {path}: {Errno.Describe(errno)}\n");
            return Executables.ExitCodeOf(errno);
        }

        var watchdog = milliseconds > 0 ? new Timer(_ => Kill(path, pid, milliseconds), null, milliseconds, Timeout.Infinite) : null;
        using (watchdog)
            return Children.Wait(pid, out _, out var status) == 0 ? status.ShellCode : 111;
    }

    private void Kill(string path, int pid, int milliseconds)
    {
        Warn($"{path} was killed: it ran longer than {milliseconds} ms (S6_KILL_FINISH_MAXTIME)");
        _ = Signals.Send(pid, Signal.Kill);
    }

    private string? Variable(string name) =>
        Files.ReadTextIfThere(Files.Join(Variables, name)) is { Length: > 0 } content ? content.TrimEnd('\n') : context.Environment[name];
}
