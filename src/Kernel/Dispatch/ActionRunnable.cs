namespace Actors.Kernel.Dispatch;

/// <summary>An action as something to run.</summary>
public sealed class ActionRunnable(Action action) : IRunnable
{
    /// <inheritdoc/>
    public void Run() => action();
}
