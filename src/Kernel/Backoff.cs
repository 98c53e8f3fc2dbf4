namespace Actors.Kernel;

/// <summary>Options for <see cref="BackoffSupervisor"/>: what counts as a failure, and how the pauses grow.</summary>
public static class Backoff
{
    /// <summary>The child comes back after a growing pause when it throws. When it stops itself, the supervisor stops too.</summary>
    /// <param name="childProps">What to supervise.</param>
    /// <param name="childName">The name of the child.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">How much is added at random, from 0 to 1: 0.2 for up to 20 %.</param>
    /// <param name="maxNrOfRetries">How often; -1 without limit. Beyond it the supervisor stops itself.</param>
    public static BackoffOptions OnFailure(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(false, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    /// <summary>The child comes back after a growing pause whenever it stops, whatever for.</summary>
    /// <param name="childProps">What to supervise.</param>
    /// <param name="childName">The name of the child.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">How much is added at random, from 0 to 1: 0.2 for up to 20 %.</param>
    /// <param name="maxNrOfRetries">How often; -1 without limit. Beyond it the supervisor stops itself.</param>
    public static BackoffOptions OnStop(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(true, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);
}
