using Actors.Platform;

namespace Actors.Pipelines;

/// <summary>
/// The loggers that are done in this process, each on the thread of the user that it is: many loggers, few threads, and none of them an actor's. A disk that
/// blocks holds up the loggers of one user, and nothing else.
/// </summary>
/// <param name="isOurs">Whether a program, by its path, is this binary; another s6-log is run as the script says.</param>
/// <param name="variable">The value of a variable of the container.</param>
public sealed class LoggerThreads(Func<string, bool> isOurs, Func<string, string?> variable)
{
    private readonly Dictionary<string, LoggerThread> _threads = [];
    private readonly Lazy<LoggerReports> _reports = new(() => new(), LazyThreadSafetyMode.PublicationOnly); // A failure is not kept.
    private readonly Lock _lock = new();
    private int _running;
    private (IActorRef Who, object Message)? _waiting;

    internal LoggerReports Reports => _reports.Value;

    /// <summary>What a run script comes down to; null where it has to be run.</summary>
    /// <param name="script">The script, a byte string.</param>
    /// <param name="path">Its PATH.</param>
    internal LoggerPlan? Read(string script, string? path)
    {
        var plan = new LoggerScript(path, isOurs, variable).Read(script);
        return plan?.Identity is not { } identity || CanBe(identity) ? plan : null;
    }

    /// <summary>The thread of a user.</summary>
    internal LoggerThread Get(LoggerIdentity? identity)
    {
        lock (_lock)
        {
            var key = identity?.Key ?? "";
            _ = Reports; // Its thread must not be begun by one that is somebody else.
            if (!_threads.TryGetValue(key, out var thread))
                _threads[key] = thread = new LoggerThread(this, identity);
            return thread;
        }
    }

    /// <summary>Ends all loggers, once what is in their pipes by now is logged.</summary>
    internal void EndAll()
    {
        lock (_lock)
        {
            foreach (var thread in _threads.Values)
                thread.Post(thread.EndAll);
        }
    }

    /// <summary>Tells somebody once no logger runs any more.</summary>
    internal void NotifyWhenIdle(IActorRef who, object message)
    {
        lock (_lock)
        {
            if (_running > 0)
                _waiting = (who, message);
            else
                who.Tell(message, ActorRefs.NoSender);
        }
    }

    internal void Began()
    {
        lock (_lock)
            _running++;
    }

    internal void Ended()
    {
        lock (_lock)
        {
            if (--_running > 0 || _waiting is not { } waiting)
                return;
            _waiting = null;
            Reports.Tell(waiting.Who, waiting.Message, ActorRefs.NoSender);
        }
    }

    private bool CanBe(LoggerIdentity identity)
    {
        lock (_lock)
            return _threads.TryGetValue(identity.Key, out var thread) ? !thread.HasFailed : ThreadIdentity.CanChange;
    }
}
