namespace Actors.Kernel.Dispatch;

/// <summary>Something to run.</summary>
public interface IRunnable
{
    /// <summary>Runs it.</summary>
    void Run();
}
