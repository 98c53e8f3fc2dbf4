using Actors.Platform;
using Actors.Services.Policies;
using static Actors.Policies.GroupProtocol;

namespace Actors.Policies;

/// <summary>
/// The supervisor strategy of a group of services: one-for-one, all-for-one or rest-for-one, as Akka.NET and Erlang have them, over services instead of
/// actors.
/// <para>
/// A service that ends asks its group before it is run again. The group holds those that its strategy names: they end, and wait. When all are down and
/// the pause is over they are released in the group's order, each when the one before is ready. One more that ends meanwhile joins them, and it begins
/// again. Restarts are counted here too; when they are used up, or a service escalates, the group's own answer follows.
/// </para>
/// </summary>
public sealed class GroupActor : ReceiveActor, IWithTimers
{
    private readonly Dictionary<string, IActorRef> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _affected = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ending = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pausing = new(StringComparer.Ordinal);
    private readonly Queue<string> _rising = [];
    private readonly RestartWindow _window = new();
    private readonly Reporter _report;
    private GroupPolicy _policy;
    private string? _waitedFor;

    /// <param name="policy">Its policy.</param>
    /// <param name="report">Where it says what it does.</param>
    public GroupActor(GroupPolicy policy, Reporter report)
    {
        _policy = policy;
        _report = report;
        Receive<Join>(join => _members[join.Service] = join.Actor);
        Receive<Left>(left => OnLeft(left.Service));
        Receive<Adapt>(adapt => _policy = adapt.Policy);
        Receive<MemberDown>(OnMemberDown);
        Receive<MemberFailed>(failed => Answer(failed.Failure.Service, failed.Failure.Status));
        Receive<Held>(held => OnHeld(held.Service));
        Receive<PauseOver>(over => OnPauseOver(over.Service));
        Receive<Risen>(risen => OnRisen(risen.Service));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private void OnMemberDown(MemberDown down)
    {
        var now = TimeSpan.FromTicks(Clock.MonotonicNanoseconds / TimeSpan.NanosecondsPerTick);
        if (_policy.MaxRestarts is { } most && !_window.TryAdd(most, _policy.Within, now))
        {
            Answer(down.Service, down.Status);
            return;
        }

        _rising.Clear();
        _waitedFor = null;
        _affected.Add(down.Service);
        _ending.Remove(down.Service);
        _pausing.Add(down.Service);
        Timers.StartSingleTimer(down.Service, new PauseOver(down.Service), down.Pause);
        var rank = _policy.RankOf(down.Service);
        foreach (var (name, actor) in _members)
        {
            if (name == down.Service || !IsAffected(name, down.Service, rank) || !_affected.Add(name))
                continue;
            _report.Info("actors", $"group {_policy.Name}: {down.Service} has ended, {name} is restarted with it");
            _ending.Add(name);
            actor.Tell(Hold.Instance);
        }
    }

    private bool IsAffected(string name, string failed, int rank) => _policy.Strategy switch
    {
        GroupStrategy.AllForOne => true,
        GroupStrategy.RestForOne => _policy.RankOf(name) is var other && (other > rank || (other == rank && string.CompareOrdinal(name, failed) > 0)),
        _ => false,
    };

    private void OnHeld(string service)
    {
        _ending.Remove(service);
        RaiseWhenAllAreDown();
    }

    private void OnPauseOver(string service)
    {
        _pausing.Remove(service);
        RaiseWhenAllAreDown();
    }

    private void RaiseWhenAllAreDown()
    {
        if (_policy.Strategy == GroupStrategy.OneForOne)
        {
            foreach (var service in _affected.Where(service => !_pausing.Contains(service) && !_ending.Contains(service)).ToArray())
            {
                _affected.Remove(service);
                _members.GetValueOrDefault(service)?.Tell(Release.Instance);
            }

            return;
        }

        if (_ending.Count > 0 || _pausing.Count > 0 || _waitedFor is not null || _rising.Count > 0)
            return;
        foreach (var service in _affected.OrderBy(service => service, StringComparer.Ordinal).OrderBy(_policy.RankOf))
            _rising.Enqueue(service);
        RaiseNext();
    }

    private void RaiseNext()
    {
        _waitedFor = null;
        while (_rising.TryDequeue(out var service))
        {
            _affected.Remove(service);
            if (!_members.TryGetValue(service, out var actor))
                continue;
            _waitedFor = service;
            actor.Tell(Release.Instance);
            return;
        }
    }

    private void OnRisen(string service)
    {
        if (service == _waitedFor)
            RaiseNext();
    }

    private void OnLeft(string service)
    {
        _members.Remove(service);
        _affected.Remove(service);
        _pausing.Remove(service);
        OnHeld(service);
        OnRisen(service);
    }

    /// <summary>The group's own answer.</summary>
    private void Answer(string service, ExitStatus? status)
    {
        foreach (var name in _pausing)
            Timers.Cancel(name);
        _affected.Clear();
        _ending.Clear();
        _pausing.Clear();
        _rising.Clear();
        _waitedFor = null;
        _window.Forget();
        if (_policy.Exhausted != ExhaustedAction.Stop)
            throw new ServiceFailedException(service, status, escalates: false);
        _report.Warning("actors", $"group {_policy.Name}: {service} has failed for good, and all services of the group with it");
        foreach (var actor in _members.Values)
            actor.Tell(GiveUp.Instance);
    }
}
