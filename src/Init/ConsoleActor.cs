namespace Actors.Init;

/// <summary>
/// The container's log. An actor with a thread of its own: a reader of the container's output that is slow, or stuck, holds up the log and
/// nothing else. What the actor runtime itself logs comes here too.
/// </summary>
internal sealed class ConsoleActor : ReceiveActor
{
    internal const string Dispatcher = "akka.io.pinned-dispatcher";

    private readonly ConsoleLog _log = new();

    public ConsoleActor()
    {
        Receive<Line>(line => _log.Write(line.Level, line.Program, line.Text));
        Receive<Error>(entry => Warn(entry.Cause is { } cause ? $"{entry.LogSource}: {entry.Message}: {cause}" : $"{entry.LogSource}: {entry.Message}"));
        Receive<Warning>(entry => Warn($"{entry.LogSource}: {entry.Message}"));
        Receive<LogEvent>(_ => { }); // less than a warning
    }

    /// <summary>Writes through such an actor.</summary>
    internal static Reporter CreateReporter(IActorRef console, int verbosity) =>
        new((level, program, text) => console.Tell(new Line(level, program, text), ActorRefs.NoSender), verbosity);

    /// <inheritdoc/>
    protected override void PostStop() => _log.Dispose();

    private void Warn(string text) => _log.Write(ReportLevel.Warning, "actors", text);

    private sealed record Line(ReportLevel Level, string Program, string Text);
}
