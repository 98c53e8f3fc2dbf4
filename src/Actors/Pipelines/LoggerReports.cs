namespace Actors.Pipelines;

/// <summary>
/// Carries what loggers' threads have to say to actors, from a thread of its own: telling an actor may start a thread, which would be the user that
/// the logger's thread is (<see cref="Platform.ThreadIdentity"/>).
/// </summary>
internal sealed class LoggerReports
{
    private readonly Queue<Report> _waiting = new();

    internal LoggerReports() => new Thread(Run, 128 * 1024) { IsBackground = true, Name = "logger reports" }.Start();

    internal void Tell(IActorRef target, object message, IActorRef? sender)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(new(target, message, sender));
            Monitor.Pulse(_waiting);
        }
    }

    private void Run()
    {
        while (true)
        {
            Report report;
            lock (_waiting)
            {
                while (_waiting.Count == 0)
                    Monitor.Wait(_waiting);
                report = _waiting.Dequeue();
            }

            report.Target.Tell(report.Message, report.Sender);
        }
    }

    private sealed record Report(IActorRef Target, object Message, IActorRef? Sender);
}
