namespace Actors.Kernel;

/// <summary>Shorter ways to call off.</summary>
public static class CancelableExtensions
{
    /// <summary>Calls it off where there is something.</summary>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}
