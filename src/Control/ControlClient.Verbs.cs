using System.Text.Json;

namespace Actors.Control;

/// <content>The verbs, typed.</content>
public sealed partial class ControlClient
{
    /// <summary><c>status</c>: services, or all of them where none is named, and the container.</summary>
    /// <param name="names">Services and bundles; byte strings.</param>
    /// <param name="proportionalMemory">The proportional set size too.</param>
    /// <exception cref="ControlException">A name is unknown.</exception>
    public StatusReport Status(IReadOnlyList<string> names, bool proportionalMemory = false)
    {
        using var answer = Ask(new ControlRequest("status", names) { ProportionalMemory = proportionalMemory });
        return StatusJson.Read(answer.RootElement);
    }

    /// <summary><c>change</c>, <c>reload</c>, <c>update</c>, <c>start</c>, <c>stop</c>, <c>restart</c>: waits until it is done.</summary>
    /// <param name="request">What is to change.</param>
    /// <param name="hear">Called with each line that a request with a <see cref="ControlRequest.Verbosity"/> asks for.</param>
    /// <exception cref="ControlException">It was refused for another reason than the state of the services.</exception>
    public ChangeResult Change(ControlRequest request, Action<SaidLine>? hear = null)
    {
        using var answer = Exchange(request, hear);
        var root = answer.RootElement;
        var ok = root.GetProperty("ok").GetBoolean();
        var result = ok ? root : root.GetProperty("error");
        var code = ok ? null : result.GetProperty("code").GetString()!;
        if (!result.TryGetProperty("exit", out var exit))
            throw new ControlException(code!, result.GetProperty("message").GetString()!);
        return new ChangeResult(exit.GetInt32(), ok || code == ControlErrors.Failed ? null : JsonText.Find(result, "message"))
        {
            Code = code,
            Stopped = JsonText.List(result, "stopped"),
            Started = JsonText.List(result, "started"),
            Differences = JsonText.List(result, "differences"),
        };
    }

    /// <summary><c>signal</c>: sends one to services that run.</summary>
    /// <param name="names">Services and bundles; byte strings.</param>
    /// <param name="signal">Its name (<c>HUP</c>, <c>SIGHUP</c>) or number.</param>
    /// <param name="to"><c>process</c>, <c>group</c> or <c>session</c>.</param>
    /// <exception cref="ControlException">A name is unknown, or one of them does not run.</exception>
    public void Signal(IReadOnlyList<string> names, string signal, string to = "process") =>
        Ask(new ControlRequest("signal", names) { Signal = signal, To = to }).Dispose();

    /// <summary><c>why</c>: why a service is where it is.</summary>
    public WhyReport Why(string name) => Ask("why", [name], WhyReport.Read);

    /// <summary><c>graph</c>: all services, and what they need.</summary>
    public GraphReport Graph() => Ask("graph", [], GraphReport.Read);

    /// <summary><c>boot</c>: how the container came up.</summary>
    public BootReport Boot() => Ask("boot", [], BootReport.Read);

    /// <summary><c>tree</c>: the live actors, parents before their children.</summary>
    public IReadOnlyList<TreeActor> Tree() => Ask<IReadOnlyList<TreeActor>>("tree", [], root => [.. root.GetProperty("actors").EnumerateArray().Select(TreeActor.Read)]);

    /// <summary><c>env</c>: the environment of a service, and where it is from.</summary>
    /// <param name="name">The service; a byte string.</param>
    /// <param name="secrets">Values of secrets too; else they are <see cref="EnvironmentVariable.Mask"/>.</param>
    public EnvironmentReport Environment(string name, bool secrets = false)
    {
        using var answer = Ask(new ControlRequest("env", [name]) { ShowsSecrets = secrets });
        return EnvironmentReport.Read(answer.RootElement);
    }

    /// <summary><c>config</c>: every setting in effect, and where it is from.</summary>
    /// <param name="names">Only of these services; none: of all, and of the container.</param>
    /// <param name="onlyChanged">Only what is other than by default.</param>
    public ConfigReport Config(IReadOnlyList<string> names, bool onlyChanged = false)
    {
        using var answer = Ask(new ControlRequest("config", names) { OnlyChanged = onlyChanged });
        return ConfigReport.Read(answer.RootElement);
    }

    /// <summary><c>health</c>: whether the container lives, and is ready.</summary>
    public HealthReport Health() => Ask("health", [], HealthReport.Read);

    /// <summary><c>metrics</c>: OpenMetrics text.</summary>
    public string Metrics() => Ask("metrics", [], root => root.GetProperty("text").GetString()!);

    /// <summary><c>audit</c>: the changes that were asked for, the newest last.</summary>
    /// <param name="limit">How many at most; 0: all that are kept.</param>
    public IReadOnlyList<AuditEntry> Audit(int limit = 0)
    {
        using var answer = Ask(new ControlRequest("audit", []) { Limit = limit });
        return [.. answer.RootElement.GetProperty("entries").EnumerateArray().Select(AuditEntry.Read)];
    }

    /// <summary><c>shutdown</c>: stops the container.</summary>
    /// <param name="exitCode">Its exit code, 0 to 255; null: as it is stored.</param>
    /// <param name="kind"><c>halt</c>, <c>poweroff</c> or <c>reboot</c>.</param>
    public void Shutdown(int? exitCode = null, string kind = "halt") => Ask(new ControlRequest("shutdown", []) { ExitCode = exitCode, Kind = kind }).Dispose();

    /// <summary><c>events</c>: what happens from now on. Ends with an exception when the connection does; other requests are for another connection.</summary>
    /// <param name="names">Only of these services; none: of all.</param>
    public IEnumerable<ControlEvent> Events(IReadOnlyList<string> names)
    {
        Ask(new ControlRequest("events", names)).Dispose();
        while (true)
        {
            using var line = Receive();
            if (line.RootElement.TryGetProperty("event", out _))
                yield return ControlEvent.Read(line.RootElement);
        }
    }

    /// <summary>
    /// <c>watch</c>: the state now, and then again whenever it has changed. Ends with an exception when the connection does; other requests are for another connection.
    /// </summary>
    /// <param name="names">Only of these services; none: of all.</param>
    /// <param name="interval">Milliseconds after which the state comes again, changed or not; 0: only when something changes.</param>
    /// <param name="proportionalMemory">The proportional set size too.</param>
    public IEnumerable<StatusReport> Watch(IReadOnlyList<string> names, int interval = 0, bool proportionalMemory = false)
    {
        using (var first = Ask(new ControlRequest("watch", names) { Interval = interval, ProportionalMemory = proportionalMemory }))
            yield return StatusJson.Read(first.RootElement);
        while (true)
        {
            using var line = Receive();
            if (line.RootElement.TryGetProperty("event", out _))
                yield return StatusJson.Read(line.RootElement);
        }
    }

    private T Ask<T>(string verb, IReadOnlyList<string> names, Func<JsonElement, T> read)
    {
        using var answer = Ask(new ControlRequest(verb, names));
        return read(answer.RootElement);
    }
}
