using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Supervision;

/// <summary>
/// What s6-svscan does in its working directory: one s6-supervise for each directory that does not begin with a dot, and one for the <c>log</c> in it with a pipe between
/// both. A supervisor that ends is started again, at most once a second, as long as its directory is there.
/// </summary>
internal sealed partial class Scanner(ChainContext context, Descriptor control)
{
    private const long Second = 1_000_000_000;
    private const string SpecialLogger = "s6-svscan-log";

    private readonly List<ScannedService> _services = [];
    private readonly string[] _environment = context.Environment.ToArray();
    private long _scanAt;
    private long _startAt = long.MaxValue;
    private bool _ends;
    private bool _waitsForAll;

    /// <summary>The signals that it is told things by.</summary>
    public static ReadOnlySpan<Signal> Signals =>
    [
        Signal.Chld, Signal.Alrm, Signal.Abrt, Signal.Hup, Signal.Int, Signal.Term, Signal.Quit, Signal.Usr1, Signal.Usr2, Signal.Pwr, Signal.Winch,
    ];

    /// <summary>How many services at most, loggers included.</summary>
    public required int Most { get; init; }

    /// <summary>How long their names may be.</summary>
    public required int LongestName { get; init; }

    /// <summary>After how many milliseconds it looks again without being told to; 0: never.</summary>
    public required uint Interval { get; init; }

    /// <summary>The console, which the special logger has for its errors, and which is given back at the end; -1: none.</summary>
    public required int Console { get; init; }

    /// <summary>Supervises, until it is told to end.</summary>
    public void Run(SignalDescriptor signals)
    {
        var requests = new PollRequest[2];
        while (!_ends)
        {
            (requests[0], requests[1]) = (new(signals.Number), new(control.Number));
            if (Descriptors.Poll(requests, Milliseconds()) == 0)
            {
                var now = Clock.MonotonicNanoseconds;
                if (_scanAt <= now)
                    Scan();
                if (_startAt <= now)
                    Start();
                continue;
            }

            if (requests[0].IsReady)
                ReadSignals(signals);
            if (requests[1].IsReady)
                ReadControl();
        }

        foreach (var service in _services)
            service.Pipe?.Dispose();
        RestoreConsole();
        while (_waitsForAll && _services.Any(service => service.Pid != 0) && Children.Wait(-1, out var pid, out _) == 0)
        {
            if (Find(pid) is { } service)
                service.Pid = 0;
        }
    }

    private int Milliseconds()
    {
        var next = Math.Min(_scanAt, _startAt);
        return next == long.MaxValue ? -1 : (int)Math.Clamp((next - Clock.MonotonicNanoseconds + 999_999) / 1_000_000, 0, int.MaxValue);
    }

    private void RestoreConsole()
    {
        if (Console < 0)
            return;
        Descriptors.Move(Console, 2);
        Descriptors.Move(2, 1);
    }

    private ScannedService? Find(int pid) => _services.FirstOrDefault(service => service.Pid == pid);

    private void Start()
    {
        _startAt = long.MaxValue;
        var now = Clock.MonotonicNanoseconds;
        foreach (var service in _services)
        {
            if (!service.IsActive || service.Pid != 0)
                continue;
            if (service.StartAt > now)
                _startAt = Math.Min(_startAt, service.StartAt);
            else if (!TryStart(service))
                return;
        }
    }

    private bool TryStart(ScannedService service)
    {
        var descriptors = new List<(int Child, int Own)>();
        if (service.Pipe is { } pipe)
            descriptors.Add((service.IsLogger ? 0 : 1, pipe.Number));
        if (Console >= 0 && service.Name == SpecialLogger)
            descriptors.Add((2, Console));
        var errno = Spawner.Spawn(new SpawnRequest(ToolChildren.Self, ["s6-supervise", service.Name], _environment) { Descriptors = descriptors }, out var pid);
        if (errno != 0)
        {
            context.WarnUnable($"spawn s6-supervise for {service.Name}", errno);
            _startAt = Clock.MonotonicNanoseconds + (10 * Second);
            return false;
        }

        service.Pid = pid;
        service.StartAt = Clock.MonotonicNanoseconds + Second;
        return true;
    }

    private void Reap()
    {
        while (Children.TryReap(out var pid, out _))
        {
            if (Find(pid) is not { } service)
                continue;
            service.Pid = 0;
            if (service.IsActive)
                _startAt = Math.Min(_startAt, service.StartAt);
            else
                Remove(service);
        }
    }

    private void Remove(ScannedService service)
    {
        service.Forget();
        _services.Remove(service);
    }

    /// <summary>Ends supervisors: they stop their services (loggers, which read until the end, mostly do not) and leave.</summary>
    private void End(bool all, bool loggersToo)
    {
        foreach (var service in _services)
        {
            if (service.Pid == 0 || (service.IsActive && !all))
                continue;
            var isLogger = service.IsLogger || service.Name == SpecialLogger;
            _ = Platform.Signals.Send(service.Pid, isLogger && !loggersToo ? Signal.Hup : Signal.Term);
        }
    }
}
