using Actors.Platform;

namespace Actors.Supervision;

/// <summary>What the readiness coordinator and the actor of a service, longrun or oneshot, say to each other.</summary>
public static class ServiceProtocol
{
    /// <summary>Bring the service up. Answered by <see cref="Started"/> once it is ready, or <see cref="StartFailed"/>.</summary>
    public sealed record Start(string Service);

    /// <summary>Bring the service down. Answered by <see cref="Stopped"/> once it is really down, or <see cref="StopFailed"/>.</summary>
    public sealed record Stop(string Service);

    /// <summary>The time for <see cref="Start"/> or <see cref="Stop"/> is up: no answer is awaited any more. A oneshot's script is told to end; a longrun that was to start is brought down.</summary>
    public sealed record GiveUp(string Service);

    /// <summary>Do what the service does to take in a changed configuration: a longrun gets its reload signal, a oneshot runs its <c>reload</c> script. Answered by <see cref="Reloaded"/> or <see cref="ReloadFailed"/>.</summary>
    public sealed record Reload(string Service);

    /// <summary>To a longrun: end the process, whatever depends on it, and start it again; start it, if there is none. Answered by <see cref="Started"/> or <see cref="StartFailed"/>.</summary>
    public sealed record Restart(string Service);

    /// <summary>Send a signal to the process of a longrun, or to the script of a oneshot that runs.</summary>
    /// <param name="Service">Which.</param>
    /// <param name="Signal">The signal.</param>
    /// <param name="ToGroup">To its whole process group.</param>
    public sealed record SendSignal(string Service, Signal Signal, bool ToGroup);

    /// <summary>The service is up, and ready where it can tell.</summary>
    public sealed record Started(string Service);

    /// <summary>The service did not come up.</summary>
    /// <param name="Service">Which.</param>
    /// <param name="Reason">Why, as it reads after "unable to start service X: ": <c>command exited 1</c>.</param>
    public sealed record StartFailed(string Service, string Reason);

    /// <summary>The service is down, its finish script included.</summary>
    public sealed record Stopped(string Service);

    /// <summary>The service did not go down.</summary>
    /// <param name="Service">Which.</param>
    /// <param name="Reason">Why, as it reads after "unable to stop service X: ".</param>
    public sealed record StopFailed(string Service, string Reason);

    /// <summary>The service was reloaded.</summary>
    public sealed record Reloaded(string Service);

    /// <summary>The service was not reloaded.</summary>
    /// <param name="Service">Which.</param>
    /// <param name="Reason">Why, as it reads after "unable to reload service X: ".</param>
    public sealed record ReloadFailed(string Service, string Reason);
}
