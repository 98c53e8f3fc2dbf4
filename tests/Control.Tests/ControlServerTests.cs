using System.Text;
using System.Text.Json;
using Actors.Boot;
using Actors.Platform;
using Actors.Supervision;

namespace Actors.Control.Tests;

/// <summary>The verbs over a real socket, without services behind them.</summary>
public sealed class ControlServerTests : TestKit
{
    private readonly ControlWorld _world;

    public ControlServerTests() => _world = new ControlWorld(Sys, "web", "stuck", "caf\u00c3\u00a9");

    [Fact]
    public void Status_tells_of_every_service()
    {
        using var client = _world.Connect();
        var report = client.Status([]);
        Assert.Equal(["caf\u00c3\u00a9", "stuck", "web"], report.Services.Select(service => service.Name));
        Assert.Equal("running", report.Container.Phase);
        Assert.True(report.Container.Usage!.ResidentBytes > 0);
    }

    [Fact]
    public void A_name_that_is_unknown_is_an_error_and_the_connection_goes_on()
    {
        using var client = _world.Connect();
        Assert.Equal(ControlErrors.UnknownService, Assert.Throws<ControlException>(() => client.Status(["wbe"])).Code);
        Assert.Equal(ControlErrors.UnknownVerb, Assert.Throws<ControlException>(() => client.Ask(new ControlRequest("dance", []))).Code);
        Assert.Equal(ControlErrors.UnsupportedVersion, Assert.Throws<ControlException>(() => client.Ask(new ControlRequest("status", []) { Version = 2 })).Code);
        Assert.Single(client.Status(["web"]).Services);
    }

    [Fact]
    public void A_start_and_a_stop_are_done_when_they_are_answered_and_are_kept_with_who_asked()
    {
        using var client = _world.Connect();
        Assert.Equal(0, client.Change(new ControlRequest("start", ["web"])).ExitCode);
        Assert.Equal(ServiceState.Up, client.Status(["web"]).Services[0].State);
        Assert.Equal(0, client.Change(new ControlRequest("stop", ["web"])).ExitCode);
        Assert.Equal(ServiceState.Down, client.Status(["web"]).Services[0].State);
        Assert.Throws<ControlException>(() => client.Signal(["web"], "HUP"));

        var entries = client.Audit();
        Assert.Equal(["start web: done", "stop web: done", "signal HUP web: not-running"], entries.Select(entry => $"{entry.Verb} {entry.Detail}: {entry.Result}"));
        Assert.All(entries, entry => Assert.Equal($"uid {Identity.User} pid {Environment.ProcessId}", entry.Peer));
        Assert.All(entries, entry => Assert.NotNull(entry.Command));
        Assert.Equal(3, _world.Log.Count(line => line.StartsWith($"actors: control: uid {Identity.User} pid", StringComparison.Ordinal)));
        Assert.Equal("stop", client.Audit(limit: 2)[0].Verb);
    }

    [Fact]
    public void A_change_that_fails_says_why_and_one_that_takes_too_long_is_given_up()
    {
        using var client = _world.Connect();
        var failed = client.Change(new ControlRequest("restart", ["web"]));
        Assert.Equal((1, ControlErrors.Failed), (failed.ExitCode, failed.Code));
        var late = client.Change(new ControlRequest("start", ["stuck"]) { Milliseconds = 1 });
        Assert.Equal((2, ControlErrors.TimedOut), (late.ExitCode, late.Code));
    }

    [Fact]
    public void Shutdown_hands_on_its_exit_code_and_kind()
    {
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe.Ref, typeof(InitProtocol.Shutdown));
        using var client = _world.Connect();
        client.Shutdown(7, "reboot");
        Assert.Equal(new InitProtocol.Shutdown(HaltKind.Reboot) { ExitCode = 7 }, probe.ExpectMsg<InitProtocol.Shutdown>());
        Assert.Throws<ControlException>(() => client.Shutdown(0, "explode"));
    }

    [Fact]
    public void Events_are_told_in_the_order_in_which_they_happen()
    {
        using var listener = _world.Connect();
        listener.Ask(new ControlRequest("events", ["web"])).Dispose();
        using var client = _world.Connect();
        _ = client.Change(new ControlRequest("start", ["web"]));
        _ = client.Change(new ControlRequest("stop", ["web"]));
        using var first = listener.Receive();
        using var second = listener.Receive();
        var (started, exited) = (ControlEvent.Read(first.RootElement), ControlEvent.Read(second.RootElement));
        Assert.Equal(("started", "web"), (started.Kind, started.Service));
        Assert.Equal(("exited", Signal.Term), (exited.Kind, exited.Exit!.Value.Signal));
    }

    [Fact]
    public void Watch_tells_how_it_is_and_then_how_it_has_become()
    {
        using var watcher = _world.Connect();
        using var states = watcher.Watch(["web"]).GetEnumerator();
        Assert.True(states.MoveNext());
        Assert.Equal(ServiceState.Down, states.Current.Services[0].State);
        using var client = _world.Connect();
        _ = client.Change(new ControlRequest("start", ["web"]));
        Assert.True(states.MoveNext());
        Assert.Equal(ServiceState.Up, states.Current.Services[0].State);
    }

    [Fact]
    public void The_tree_is_shown_with_parents_before_children()
    {
        using var client = _world.Connect();
        var tree = client.Tree();
        Assert.Equal("/user", tree[0].Path);
        var paths = tree.Select(actor => actor.Path).ToList();
        Assert.True(paths.IndexOf("/user/tree") < paths.IndexOf("/user/tree/web"));
        Assert.Equal("FakeTree", tree.Single(actor => actor.Path == "/user/tree").Type);
        Assert.Equal(3, tree.Single(actor => actor.Path == "/user/tree").Children);
        Assert.Equal("OneForOneStrategy", tree.Single(actor => actor.Path == "/user/control").Strategy);
    }

    [Fact]
    public void Metrics_are_a_text_with_an_end()
    {
        using var client = _world.Connect();
        var lines = client.Metrics().Split('\n');
        Assert.Contains("actors_service_state{service=\"web\",actors_service_state=\"down\"} 1", lines);
        Assert.Contains("actors_service_ready{service=\"caf\u00e9\"} 0", lines);
        Assert.Equal(["# EOF", ""], lines[^2..]);
        // A family is declared once, before its samples.
        var families = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(families.Distinct(), families);
    }

    [Fact]
    public void Health_is_ready_when_all_that_is_wanted_is_up()
    {
        using var client = _world.Connect();
        Assert.True(client.Health().IsReady);
        Assert.Empty(client.Health().Reasons);
    }

    [Fact]
    public async Task Many_requests_at_once_are_answered_one_by_one_in_their_order()
    {
        const int Count = 20_000;
        using var connection = _world.ConnectRaw();
        var writer = Task.Run(() =>
        {
            var requests = new StringBuilder();
            for (var id = 1; id <= Count; id++)
                requests.Append("{\"verb\":\"dance\",\"id\":").Append(id).Append("}\n");
            Assert.Equal(0, Descriptors.WriteAll(connection.Number, Encoding.UTF8.GetBytes(requests.ToString())));
            UnixSocket.Shutdown(connection.Number, writing: true);
        });
        var answers = ControlWorld.ReadAll(connection).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await writer;
        Assert.Equal(Enumerable.Range(1, Count).Select(id => (long)id), answers.Select(answer => JsonDocument.Parse(answer).RootElement.GetProperty("id").GetInt64()));
    }

    [Fact]
    public void A_subscriber_that_does_not_read_is_hung_up_on_and_nobody_else_notices()
    {
        using var sleeper = _world.ConnectRaw();
        Assert.Equal(0, Descriptors.WriteAll(sleeper.Number, new ControlRequest("events", []).ToBytes()));
        using var client = _world.Connect();
        var status = new LongrunStatus(LongrunState.Up, true, true, false, 1, Tai64n.Now, null, 1);
        // It is gone when its actor is; until then there are two connections.
        AwaitCondition(() =>
        {
            for (var i = 0; i < 1000; i++)
                Sys.EventStream.Publish(new LongrunProtocol.LongrunEvent("web", 'u', status));
            return client.Tree().Count(actor => actor.Type == nameof(ConnectionActor)) == 1;
        }, TimeSpan.FromSeconds(20));
        Assert.Equal(3, client.Status([]).Services.Count);
    }

    [Fact]
    public async Task A_request_without_an_end_is_refused()
    {
        using var connection = _world.ConnectRaw();
        var writer = Task.Run(() => Descriptors.WriteAll(connection.Number, new byte[200_000]));
        var answer = ControlWorld.ReadAll(connection);
        await writer;
        Assert.Contains("longer than 64 KiB", answer, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }
}
