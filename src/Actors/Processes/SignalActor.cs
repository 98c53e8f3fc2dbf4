using Actors.Platform;

namespace Actors.Processes;

/// <summary>What the <see cref="SignalActor"/> tells.</summary>
public static class SignalProtocol
{
    /// <summary>Signals that pid 1 reads instead of being interrupted by them. All others keep their default or .NET's handling.</summary>
    public static readonly Signal[] Handled =
    [
        Signal.Chld, Signal.Term, Signal.Int, Signal.Quit, Signal.Usr1, Signal.Usr2, Signal.Pwr, Signal.Winch, Signal.Hup, Signal.Alrm, Signal.Abrt, Signal.Cont,
        Signal.Tstp, Signal.Ttin, Signal.Ttou, Signal.Pipe,
    ];

    /// <summary>This process got a signal.</summary>
    public sealed record SignalReceived(Signal Signal);

    internal sealed class Pending
    {
        internal static Pending Instance { get; } = new();
    }
}

/// <summary>Turns signals into messages: SIGCHLD for the reaper, every other for <c>init</c>.</summary>
public sealed class SignalActor : ReceiveActor
{
    private readonly Signal[] _signals = new Signal[16];
    private readonly SignalDescriptor _descriptor;

    /// <param name="descriptor">Where they are read.</param>
    /// <param name="poller">Waits for it.</param>
    /// <param name="reaper">Hears of ended children.</param>
    /// <param name="init">Hears of everything else.</param>
    public SignalActor(SignalDescriptor descriptor, DescriptorPoller poller, IActorRef reaper, IActorRef init)
    {
        _descriptor = descriptor;
        var key = poller.Watch(descriptor.Number, Self, SignalProtocol.Pending.Instance);
        Receive<SignalProtocol.Pending>(_ =>
        {
            var count = _descriptor.Read(_signals);
            foreach (var signal in _signals.AsSpan(0, count))
            {
                if (signal == Signal.Chld)
                    reaper.Tell(ReaperProtocol.ChildrenEnded.Instance);
                else
                    init.Tell(new SignalProtocol.SignalReceived(signal));
            }

            poller.Rearm(key);
        });
    }
}
