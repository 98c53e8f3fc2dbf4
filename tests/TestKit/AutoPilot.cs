namespace Actors.Kernel.TestKit;

/// <summary>Acts on what a probe receives, before the test looks at it.</summary>
public abstract class AutoPilot
{
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Acts; gives the pilot for the next message.</summary>
    public abstract AutoPilot Run(IActorRef sender, object message);
}
