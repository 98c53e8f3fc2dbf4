using Actors.Platform;

namespace Actors.Tools.Supervision;

/// <content>What it is told, by signals or by s6-svscanctl.</content>
internal sealed partial class Scanner
{
    private void ReadSignals(SignalDescriptor signals)
    {
        Span<Signal> arrived = stackalloc Signal[16];
        foreach (var signal in arrived[..signals.Read(arrived)])
        {
            if (signal is Signal.Chld)
                Reap();
            else if (signal is Signal.Alrm)
                Obey('a');
            else if (signal is Signal.Abrt)
                Obey('b');
            else if (!TryHandle(signal))
                Obey(signal switch { Signal.Hup => 'h', Signal.Int or Signal.Term => 't', Signal.Quit => 'q', _ => '\0' });
        }
    }

    /// <summary>Runs <c>.s6-svscan/SIGNAME</c>, if it can be.</summary>
    private bool TryHandle(Signal signal)
    {
        var handler = $".s6-svscan/{Platform.Signals.NameOf(signal)}";
        if (!Files.IsExecutable(handler))
            return false;
        var errno = Spawner.Spawn(new SpawnRequest(handler, [handler], _environment), out _);
        if (errno is not (0 or Errno.ENOENT))
            context.WarnUnable($"spawn {handler}", errno);
        return errno == 0;
    }

    private void ReadControl()
    {
        Span<byte> commands = stackalloc byte[256];
        var count = Descriptors.Read(control.Number, commands);
        foreach (var command in commands[..Math.Max(count, 0)])
            Obey((char)command);
    }

    private void Obey(char command)
    {
        switch (command)
        {
            case '\0': break;
            case 'z': Reap(); break;
            case 'a': ScanNow(); break;
            case 'h': ScanNow(); End(all: false, loggersToo: false); break;
            case 'n': End(all: false, loggersToo: false); break;
            case 'N': End(all: false, loggersToo: true); break;
            case 'b': Leave(wait: false); break;
            case 'i' or 't': End(all: true, loggersToo: false); Leave(wait: true); break;
            case 'q': End(all: true, loggersToo: true); Leave(wait: true); break;
            default: context.Warn($"received unknown control command: {command}"); break;
        }
    }

    /// <summary>At once, so that what comes next in the same message sees it.</summary>
    private void ScanNow()
    {
        Scan();
        if (_startAt <= Clock.MonotonicNanoseconds)
            Start();
    }

    private void Leave(bool wait)
    {
        _ends = true;
        _waitsForAll = wait;
    }
}
