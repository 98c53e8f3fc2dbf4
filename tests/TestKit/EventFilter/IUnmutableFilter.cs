namespace Actors.Kernel.TestKit;

/// <summary>A filter that keeps events from being printed until it is taken back.</summary>
public interface IUnmutableFilter : IDisposable
{
    void Unmute();
}
