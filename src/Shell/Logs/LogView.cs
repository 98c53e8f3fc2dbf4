using Actors.Shell.Output;

namespace Actors.Shell.Logs;

/// <summary>Shows logs, and goes on with what comes.</summary>
/// <param name="session">Where to.</param>
/// <param name="sources">Which.</param>
/// <param name="form">As what.</param>
internal sealed class LogView(Session session, IReadOnlyList<LogSource> sources, LogForm form)
{
    private const int PauseMilliseconds = 200;
    private const int RoundsBetweenSearches = 10;
    private static readonly byte[] s_newline = [(byte)'\n'];
    private readonly List<LogFollower> _followers = [];
    private LogText _text = TextFor(session, sources);

    /// <summary>Shows what there is.</summary>
    /// <param name="count">The last lines of all together; as many at most.</param>
    /// <param name="since">Nanoseconds since 1970 UTC.</param>
    internal void Show(int count, long since)
    {
        // Where somebody follows, he has marked his place already: every line is shown once.
        var marks = _followers.Select(follower => (LogMark?)follower.Mark).ToList();
        var histories = sources.Select((source, index) => new LogHistory(source, Complain, marks.ElementAtOrDefault(index))).ToList();
        var merged = LogMerge.Of([.. histories.Select(history => count == int.MaxValue ? history.Lines(since) : history.Last(count).Where(line => line.Time >= since || line.Time == 0))]);
        if (count == int.MaxValue)
        {
            foreach (var line in merged)
                Write(line);
            return;
        }

        var last = new Queue<LogLine>();
        foreach (var line in merged)
        {
            last.Enqueue(line);
            if (last.Count > count)
                _ = last.Dequeue();
        }

        foreach (var line in last)
            Write(line);
    }

    /// <summary>Shows what comes after <see cref="Begin"/>, until the process is ended.</summary>
    /// <param name="search">Finds logs that are new; null: there can be none.</param>
    internal void Follow(Func<IReadOnlyList<LogSource>>? search)
    {
        for (var round = 1; ; round++)
        {
            if (search is not null && round % RoundsBetweenSearches == 0)
                Add(search());
            Step();
            Thread.Sleep(PauseMilliseconds);
        }
    }

    /// <summary>From here on lines are new: those before are for <see cref="Show"/>, those behind for <see cref="Follow"/>.</summary>
    internal void Begin() => _followers.AddRange(sources.Select(source => new LogFollower(source, Complain, fromStart: false)));

    /// <summary>Shows what is new.</summary>
    internal void Step()
    {
        foreach (var line in _followers.SelectMany(follower => follower.Read()).OrderBy(line => line.Time))
            Write(line);
    }

    private void Add(IReadOnlyList<LogSource> found)
    {
        var known = sources.Select(source => source.Path).ToHashSet();
        var fresh = found.Where(source => !known.Contains(source.Path)).ToList();
        if (fresh.Count == 0)
            return;
        sources = [.. sources, .. fresh];
        _text = TextFor(session, sources);
        _followers.AddRange(fresh.Select(source => new LogFollower(source, Complain, fromStart: true)));
    }

    private static LogText TextFor(Session session, IReadOnlyList<LogSource> sources)
    {
        var names = sources.Select(source => source.Name).Distinct().ToList();
        return new(session.Paint, names.Count < 2 ? 0 : Math.Min(24, names.Max(TextWidth.Of)), isTerminal: session.Width > 0);
    }

    private void Write(LogLine line)
    {
        if (form == LogForm.Raw)
            session.Output.WriteBytes([.. line.Raw.Span, .. s_newline]);
        else
            session.Output.Write(form == LogForm.Json ? LogText.Json(line) : _text.Render(line));
    }

    private void Complain(string text) => session.Error.Write($"actors: warning: {TextWidth.Printable(text)}\n");
}
