using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// A child whose end can be polled for: a thread waits for it and then closes a pipe. (A handler for SIGCHLD cannot be had in .NET, and older kernels have no pidfds.)
/// </summary>
internal sealed class WatchedChild : IDisposable
{
    private readonly Descriptor _read;
    private readonly Descriptor _write;

    /// <summary>Begins to wait for a child.</summary>
    public WatchedChild(int pid)
    {
        (_read, _write) = Descriptors.Pipe();
        new Thread(() =>
        {
            _ = Children.Wait(pid, out _, out var status);
            Status = status;
            _write.Dispose();
        }) { IsBackground = true }.Start();
    }

    /// <summary>Readable (at its end) when the child has ended.</summary>
    public int DescriptorNumber => _read.Number;

    /// <summary>How it ended; valid when <see cref="DescriptorNumber"/> is readable.</summary>
    public ExitStatus Status { get; private set; }

    /// <summary>Stops looking; the thread goes on, so that the child is collected.</summary>
    public void Dispose() => _read.Dispose();
}
