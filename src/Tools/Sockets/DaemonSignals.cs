using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>Signals that a daemon reads instead of dying of them.</summary>
internal static class DaemonSignals
{
    /// <summary>
    /// Opens a descriptor that the signals are read from. They must be blocked in every thread, also in those that .NET has started already, so the daemon executes
    /// itself once with them blocked; that also gives its process its own name, where it was a link in a chain.
    /// </summary>
    public static SignalDescriptor Open(ChainContext context, params ReadOnlySpan<Signal> signals)
    {
        if (!Signals.IsBlocked(signals[0]))
        {
            Signals.Block(signals);
            var errno = Executables.Execute(ToolChildren.Self, [context.Program, .. context.Arguments[1..]], context.Environment.ToArray());
            if (!Signals.BlockInAllThreads(signals))
                throw context.Failed("trap signals", errno);
        }

        Signals.SetIgnored(Signal.Pipe);
        return new SignalDescriptor(signals);
    }
}
