using Actors.Platform;

namespace Actors.Control;

/// <summary>Makes of a survey what <c>why</c> answers: it follows what a service needs down to what is really wrong.</summary>
internal static class WhyReader
{
    private const int MostLines = 10;
    private const int TailLength = 8192;

    internal static WhyReport Read(Survey survey, Surveyed service)
    {
        var status = StatusReader.Read(survey, service);
        var causes = new List<WhyCause>();
        if (status.State is ServiceState.Waiting or ServiceState.Down)
            AddCauses(survey, service, causes, []);
        // The service itself, or else the first that something is wrong with.
        var culprit = causes.FirstOrDefault(cause => cause.Reason is not null) is { } cause ? survey.Find(cause.Service)! : service;
        var culpritStatus = ReferenceEquals(culprit, service) ? status : StatusReader.Read(survey, culprit);
        var report = new WhyReport(status, Verdict(status, causes)) { Causes = causes, Advice = WhyAdvice.For(culprit, culpritStatus, status) };
        var file = culpritStatus.LogDirectories.Count > 0 ? Files.Join(culpritStatus.LogDirectories[0], "current") : null;
        return file is not null && TailOf(file) is { Count: > 0 } lines ? report with { LogFile = file, LastLines = lines } : report;
    }

    private static string Verdict(ServiceStatus status, List<WhyCause> causes)
    {
        var name = ByteString.ToText(status.Name);
        var roots = causes.Where(cause => cause.Reason is not null).Select(cause => ByteString.ToText(cause.Service)).Distinct().ToArray();
        var failed = causes.Where(cause => cause.Reason is not null && cause.State != ServiceState.Down).Select(cause => ByteString.ToText(cause.Service)).Distinct().ToArray();
        return status.State switch
        {
            ServiceState.Up when status.IsPaused => $"{name} is up, but paused by a signal",
            ServiceState.Up when status.IsUnhealthy => $"{name} is up, but {ByteString.ToText(status.Reason ?? "unhealthy")}",
            ServiceState.Up => status.TellsReadiness ? $"{name} is up and ready" : $"{name} is up; it does not tell when it is ready",
            ServiceState.Starting => status.Kind == ServiceKind.Oneshot ? $"{name} runs its up command" : $"{name} runs, but has not told yet that it is ready",
            ServiceState.Waiting when roots.Length > 0 => $"{name} waits for {string.Join(", ", roots)}",
            ServiceState.Waiting => $"{name} waits: {ByteString.ToText(status.Reason ?? "its turn")}",
            ServiceState.Stopping => $"{name} was told to end, and has not yet",
            ServiceState.Finishing => $"{name} has ended; its finish runs",
            ServiceState.Failed => $"{name} failed: {ByteString.ToText(status.Reason ?? "see the container's log")}",
            ServiceState.Unknown => $"the actor of {name} does not answer",
            _ when failed.Length > 0 => $"{name} is down: {string.Join(", ", failed)} did not come up",
            _ => $"{name} is down, and nobody wants it up",
        };
    }

    private static void AddCauses(Survey survey, Surveyed service, List<WhyCause> causes, HashSet<Surveyed> seen)
    {
        if (service.Atomic is null || survey.States is not { } states || !seen.Add(service))
            return;
        foreach (var needed in service.Atomic.Dependencies)
        {
            if (states.Up.Contains(needed) || survey.Find(needed.Name) is not { } next)
                continue;
            var status = StatusReader.Read(survey, next);
            var waitsItself = status.State is ServiceState.Waiting or ServiceState.Down && needed.Dependencies.Any(deeper => !states.Up.Contains(deeper));
            // A service that nobody has told to come up stands in nobody's way by itself, unless it is needed by one that waits.
            var reason = waitsItself ? null : status.Reason ?? StatusJson.NameOf(status.State);
            causes.Add(new WhyCause(needed.Name, status.State, service.Name, reason));
            if (waitsItself)
                AddCauses(survey, next, causes, seen);
        }
    }

    /// <summary>The last lines of a file; null where it cannot be read.</summary>
    private static List<string>? TailOf(string path)
    {
        if (Files.Status(path) is not { } status || Files.TryOpen(path, OpenMode.Read | OpenMode.NonBlocking, out var file) != 0)
            return null;
        using (file)
        {
            var start = Math.Max(status.Size - TailLength, 0);
            var buffer = new byte[TailLength];
            var count = Descriptors.ReadAt(file!.Number, buffer, start);
            if (count <= 0)
                return null;
            var lines = ByteString.FromBytes(buffer.AsSpan(0, count)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            // What the tail begins with may be half a line.
            return [.. lines.Skip(Math.Max(lines.Length - MostLines, start > 0 ? 1 : 0))];
        }
    }
}
