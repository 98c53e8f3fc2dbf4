using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-ftrig-notify</c>: sends events, a character each, to all who listen to a folder of events.</summary>
internal static class S6FtrigNotify
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var directory, var events, ..])
            throw context.Usage("s6-ftrig-notify fifodir message");
        Signals.SetIgnored(Signal.Pipe); // A listener may go at any time.
        var errno = EventDirectory.Notify(directory, ByteString.ToBytes(events));
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed($"notify {directory}", errno);
    }
}
