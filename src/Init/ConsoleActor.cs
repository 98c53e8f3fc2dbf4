using Actors.Pipelines;
using Actors.Platform;

namespace Actors.Init;

/// <summary>
/// The container's log. An actor with a thread of its own: a reader of the container's output that is slow, or stuck, holds up the log and
/// nothing else. What the actor runtime itself logs comes here too.
/// </summary>
internal sealed class ConsoleActor : ReceiveActor
{
    internal const string Dispatcher = "akka.io.pinned-dispatcher";

    private readonly ConsoleLog _log = new();
    private readonly CatchAllLog? _catchAll;
    private ManualResetEventSlim? _stopped;

    /// <param name="catchAll">What stdout and stderr lead to for now; null: the container's.</param>
    public ConsoleActor(CatchAllLog? catchAll = null)
    {
        _catchAll = catchAll;
        Receive<Leave>(_ => LeaveCatchAll());
        Receive<Last>(last =>
        {
            _stopped = last.Written;
            Context.Stop(Self);
        });
        Receive<Line>(line => _log.Write(line.Level, line.Program, line.Text));
        Receive<Error>(entry => Warn(entry.Cause is { } cause ? $"{entry.LogSource}: {entry.Message}: {cause}" : $"{entry.LogSource}: {entry.Message}"));
        Receive<Warning>(entry => Warn($"{entry.LogSource}: {entry.Message}"));
        Receive<LogEvent>(_ => { }); // less than a warning
    }

    /// <summary>Writes through such an actor.</summary>
    internal static Reporter CreateReporter(IActorRef console, int verbosity) =>
        new((level, program, text) => console.Tell(new Line(level, program, text), ActorRefs.NoSender), verbosity);

    /// <summary>A message with which everything that is told later goes to the container's own stderr, as do stdout and stderr of what is started from then on.</summary>
    internal static object LeaveTheCatchAll { get; } = new Leave();

    /// <summary>A message that ends it.</summary>
    /// <param name="written">Set when every line that was told before is written.</param>
    internal static object Stop(ManualResetEventSlim written) => new Last(written);

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _log.Dispose();
        _stopped?.Set();
    }

    private void LeaveCatchAll()
    {
        if (_catchAll is null)
            return;
        Descriptors.Move(_catchAll.Console.Number, 1);
        Descriptors.Move(_catchAll.Console.Number, 2);
    }

    private void Warn(string text) => _log.Write(ReportLevel.Warning, "actors", text);

    private sealed class Leave;

    private sealed record Last(ManualResetEventSlim Written);

    private sealed record Line(ReportLevel Level, string Program, string Text);
}
