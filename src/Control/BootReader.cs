using Actors.Readiness;
using Actors.Services;

namespace Actors.Control;

/// <summary>Makes of a survey what <c>boot</c> answers.</summary>
internal static class BootReader
{
    internal static BootReport Read(Survey survey)
    {
        var times = survey.Overview.Times;
        var phases = new List<BootPhase>();
        Add(phases, "preparation of the container", times.Begin, times.Tree);
        Add(phases, "stage 2 hook and reading of the sources", times.Tree, times.ServicesRead);
        Add(phases, "live directory and supervision", times.ServicesRead, times.StartTop);
        Add(phases, "services", times.StartTop, times.Up);
        var services = new List<BootService>();
        foreach (var service in survey.Services)
        {
            if (service.Atomic is { IsInternal: false } atomic && survey.States is { } states && states.FirstStarts.TryGetValue(service.Name, out var first))
                services.Add(ReadService(survey, service, atomic, first));
        }

        return new BootReport(phases, [.. services.OrderBy(service => service.Requested)]) { Total = At(times.Up) };

        void Add(List<BootPhase> list, string name, long begin, long end)
        {
            if (begin != 0)
                list.Add(new BootPhase(name, At(begin)!.Value, At(end)));
        }

        double? At(long moment) => moment == 0 ? null : StatusReader.Seconds(moment - times.Begin);
    }

    private static BootService ReadService(Survey survey, Surveyed service, AtomicService atomic, ReadinessProtocol.FirstStart first)
    {
        var times = survey.Overview.Times;
        var spawned = service.Longrun?.FirstSpawned ?? service.Oneshot?.FirstSpawned ?? 0;
        return new BootService(service.Name, service.IsOneshot ? ServiceKind.Oneshot : ServiceKind.Longrun)
        {
            Requested = StatusReader.Seconds(first.Told - times.Begin),
            Spawned = spawned == 0 ? null : StatusReader.Seconds(spawned - times.Begin),
            Ready = first.Arrived == 0 ? null : StatusReader.Seconds(first.Arrived - times.Begin),
            HasFailed = survey.States!.Failures.ContainsKey(service.Name),
            IsOfBoot = times.Up == 0 || first.Told <= times.Up,
            Dependencies = [.. atomic.Dependencies.Where(needed => !needed.IsInternal).Select(needed => needed.Name)],
        };
    }
}
