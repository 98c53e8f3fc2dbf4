namespace Actors.Shell.Logs;

/// <summary>Puts the lines of several logs in the order of their times. Lines of one log stay in their order.</summary>
internal static class LogMerge
{
    /// <summary>One sequence of many; each is read only as far as it is needed.</summary>
    internal static IEnumerable<LogLine> Of(IReadOnlyList<IEnumerable<LogLine>> logs)
    {
        var next = new PriorityQueue<IEnumerator<LogLine>, (long Time, int Log)>();
        var open = logs.Select(log => log.GetEnumerator()).ToList();
        try
        {
            for (var index = 0; index < open.Count; index++)
            {
                if (open[index].MoveNext())
                    next.Enqueue(open[index], (open[index].Current.Time, index));
            }

            while (next.TryDequeue(out var log, out var place))
            {
                yield return log.Current;
                if (log.MoveNext())
                    next.Enqueue(log, (log.Current.Time, place.Log));
            }
        }
        finally
        {
            open.ForEach(log => log.Dispose());
        }
    }
}
