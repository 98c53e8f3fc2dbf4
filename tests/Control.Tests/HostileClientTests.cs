using System.Text;
using System.Text.Json;
using Actors.Platform;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Control.Tests;

/// <summary>Whatever clients do, it costs nobody else anything.</summary>
public sealed class HostileClientTests : TestKit
{
    private readonly ControlWorld _world;

    public HostileClientTests() => _world = new ControlWorld(Sys, "web");

    [Fact]
    public async Task A_thousand_clients_at_once_are_all_served_in_the_end()
    {
        var clients = Enumerable.Range(0, 1000).Select(number => Task.Factory.StartNew(() => Insist(number), TaskCreationOptions.LongRunning)).ToArray();
        await Task.WhenAll(clients).WaitAsync(TimeSpan.FromSeconds(60));
        using var client = _world.Connect();
        AwaitCondition(() => client.Tree().Count(actor => actor.Type == nameof(ConnectionActor)) == 1, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void More_connections_than_a_user_may_have_are_refused_with_a_reason_and_room_is_made_by_who_leaves()
    {
        var open = new List<Descriptor>();
        try
        {
            string refusal;
            do
            {
                var connection = _world.ConnectRaw();
                open.Add(connection);
                refusal = IsRefused(connection);
            }
            while (refusal.Length == 0 && open.Count < 2000);
            Assert.Contains(ControlErrors.TooManyConnections, refusal, StringComparison.Ordinal);
            Assert.Equal(ConnectionLimits.MostOfChanger + 1, open.Count);
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }

        AwaitAssert(() =>
        {
            using var client = _world.Connect();
            Assert.Single(client.Status([]).Services);
        });
    }

    [Fact]
    public void Readers_never_take_the_room_of_those_who_may_change_something()
    {
        var limits = new ConnectionLimits();
        var actors = Enumerable.Range(0, 1000).Select(_ => CreateTestProbe().Ref).ToArray();
        var next = 0;
        foreach (var user in Enumerable.Range(1000, 20))
        {
            var reader = new ControlPeer(ControlLevel.Read) { User = (uint)user };
            var count = 0;
            for (; limits.Allows(reader); count++)
                limits.Add(actors[next++], reader);
            Assert.True(count <= ConnectionLimits.MostOfReader);
        }

        Assert.Equal(ConnectionLimits.MostOfReaders, limits.Count);
        var root = new ControlPeer(ControlLevel.All) { User = 0 };
        Assert.True(limits.Allows(root));
        limits.Remove(actors[0]);
        Assert.True(limits.Allows(new ControlPeer(ControlLevel.Read) { User = 1000 }));
        Assert.False(limits.Allows(new ControlPeer(ControlLevel.Read) { User = 1001 }));
    }

    [Fact]
    public async Task A_tree_that_does_not_answer_is_an_error_and_no_endless_wait()
    {
        using var world = new ControlWorld(Sys, ActorRefs.Nobody, "other");
        Task<string>[] clients =
        [
            .. new[] { "status", "start", "restart", "watch" }.Select(verb => Task.Run(() =>
            {
                using var client = world.Connect();
                return Assert.Throws<ControlException>(() => client.Ask(new ControlRequest(verb, ["web"]))).Code;
            })),
        ];
        var codes = await Task.WhenAll(clients).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.All(codes, code => Assert.Equal(ControlErrors.Internal, code));
    }

    /// <summary>Any bytes: the server answers with lines that are answers, or hangs up; and goes on serving others.</summary>
    [Fact]
    public void Garbage_is_answered_or_hung_up_on()
    {
        var bytes = Gen.OneOf(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
            // Nearly a request: what a mutation makes of one.
            from request in Gen.Elements("{\"verb\":\"status\"}\n", "{\"version\":1,\"id\":3,\"verb\":\"why\",\"names\":[\"web\"]}\n", "{\"verb\":\"signal\",\"signal\":\"HUP\",\"names\":[\"\\ud800\"]}\n", "{\"verb\":\"env\",\"names\":[]}\n")
            from place in Gen.Choose(0, 200)
            from value in Gen.Choose(0, 255)
            from copies in Gen.Choose(1, 3)
            select Mutate(string.Concat(Enumerable.Repeat(request, copies)), place, (byte)value));
        Prop.ForAll(bytes.ToArbitrary(), sent =>
        {
            using var connection = _world.ConnectRaw();
            _ = Descriptors.WriteAll(connection.Number, sent);
            UnixSocket.Shutdown(connection.Number, writing: true);
            foreach (var line in ControlWorld.ReadAll(connection).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var answer = JsonDocument.Parse(line);
                _ = answer.RootElement.GetProperty("ok").GetBoolean();
            }
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300 * (int.TryParse(Environment.GetEnvironmentVariable("ACTORS_TEST_FUZZ"), out var times) ? times : 1)));

        using var client = _world.Connect();
        Assert.Single(client.Status([]).Services);
    }

    private static byte[] Mutate(string text, int place, byte value)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[place % bytes.Length] = value;
        return bytes;
    }

    /// <summary>Asks until it has been answered: a server that has enough clients hangs up on more.</summary>
    private void Insist(int number)
    {
        while (true)
        {
            try
            {
                using var client = _world.Connect();
                Assert.Single(client.Status(["web"]).Services);
                if (number % 3 == 0)
                    _ = client.Health();
                return;
            }
            catch (Exception refused) when (refused is PlatformException or ControlException { Code: ControlErrors.TooManyConnections })
            {
                _ = Thread.Yield();
            }
        }
    }

    /// <summary>A good connection answers; a refused one has said why.</summary>
    private static string IsRefused(Descriptor connection)
    {
        _ = Descriptors.WriteAll(connection.Number, "{\"verb\":\"dance\"}\n"u8.ToArray());
        var buffer = new byte[4096];
        var count = Descriptors.Read(connection.Number, buffer);
        var line = Encoding.UTF8.GetString(buffer, 0, Math.Max(count, 0));
        return line.Contains(ControlErrors.UnknownVerb, StringComparison.Ordinal) ? "" : line;
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }
}
