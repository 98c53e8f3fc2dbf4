using System.Net;
using System.Net.Sockets;
using System.Text;
using Actors.Boot;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Control.Tests;

/// <summary>The protocol over Akka.Remote, between systems that share nothing but an address and a key.</summary>
public sealed class AkkaRemoteTests : TestKit
{
    private readonly ControlWorld _world;
    private readonly string _keyFile = Path.GetTempFileName();
    private readonly string _place;

    public AkkaRemoteTests()
    {
        _world = new ControlWorld(Sys, "web");
        File.WriteAllText(_keyFile, "the key that both ends have, of at least 32 characters\n");
        _place = $"127.0.0.1:{FreePort()}";
        Listen();
    }

    private string Address => $"akka.tcp://actors@{_place}";

    [Fact]
    public void Who_has_the_key_may_look_and_no_more()
    {
        using var client = ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile));
        Assert.Equal("web", Assert.Single(client.Status([]).Services).Name);
        Assert.Contains(client.Tree(), actor => actor.Type == "AkkaListenerActor");
        Assert.Equal(ControlErrors.NotPermitted, Assert.Throws<ControlException>(() => client.Change(new ControlRequest("start", ["web"]))).Code);
        Assert.Equal(ControlErrors.NotPermitted, Assert.Throws<ControlException>(() => client.Environment("web")).Code);
        Assert.Contains(_world.Log, line => line.Contains("remote akka.tcp://client-", StringComparison.Ordinal)); // refusals are in the audit log
    }

    [Fact]
    public void An_answer_longer_than_a_message_comes_whole()
    {
        using var client = ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile));
        var text = new string('x', 60_000);
        for (var i = 0; i < 3; i++)
            Assert.Contains(text, Assert.Throws<ControlException>(() => client.Status([text])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_key_is_hung_up_on()
    {
        var other = Path.GetTempFileName();
        File.WriteAllText(other, "another key that is long enough to be one at all");
        Assert.Throws<PlatformException>(() => ControlClient.ConnectAkka(Address, ByteString.FromText(other)));
        File.Delete(other);
    }

    [Fact]
    public void Where_nobody_listens_it_is_said_at_once() =>
        Assert.Equal(Errno.ECONNREFUSED, Assert.Throws<PlatformException>(
            () => ControlClient.ConnectAkka($"akka.tcp://actors@127.0.0.1:{FreePort()}", ByteString.FromText(_keyFile))).Errno);

    [Theory]
    [InlineData("akka.tcp://actors@shop:2552")]
    [InlineData("akka.tcp://actors")]
    [InlineData("akka.udp://actors@127.0.0.1:2552")]
    public void What_is_no_address_is_refused(string place) =>
        Assert.Equal(Errno.EINVAL, Assert.Throws<PlatformException>(() => ControlClient.ConnectAkka(place, ByteString.FromText(_keyFile))).Errno);

    [Fact]
    public void A_client_that_goes_leaves_nothing_behind()
    {
        for (var i = 0; i < 3; i++)
        {
            using var client = ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile));
            Assert.Single(client.Status([]).Services);
        }

        using var last = ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile));
        AwaitAssert(() => Assert.Equal(1, last.Tree().Single(actor => actor.Type == "AkkaListenerActor").Children), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Nothing_but_the_diagnostic_actor_can_be_selected_and_none_of_the_tree_is_there()
    {
        using var stranger = new TestKit(ConfigurationFactory.ParseString("""
            akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
            """));
        stranger.Sys.ActorSelection($"{Address}/user/diagnostic").Tell("open", stranger.TestActor);
        stranger.ExpectMsg("opened", TimeSpan.FromSeconds(20));
        foreach (var path in (string[])["/user/control", "/user/tree", "/system", "/system/log1"])
            stranger.Sys.ActorSelection(Address + path).Tell(new Identify(path), stranger.TestActor);
        stranger.Sys.ActorSelection($"{Address}/user/diagnostic").Tell(PoisonPill.Instance);
        stranger.ExpectNoMsg(TimeSpan.FromMilliseconds(500));
        stranger.Sys.ActorSelection($"{Address}/user/diagnostic").Tell("open", stranger.TestActor);
        stranger.ExpectMsg("opened", TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_message_that_is_neither_bytes_nor_text_is_never_made_into_an_object()
    {
        using var stranger = new TestKit(ConfigurationFactory.ParseString("""
            akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
            """));
        var bait = new Bait();
        Bait.Made = 0;
        stranger.Sys.ActorSelection($"{Address}/user/diagnostic").Tell(bait, stranger.TestActor);
        stranger.ExpectNoMsg(TimeSpan.FromMilliseconds(500));
        Assert.Equal(0, Bait.Made);
        using var client = ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile));
        Assert.Single(client.Status([]).Services);
    }

    [Fact]
    public void Another_key_in_the_policy_ends_what_the_old_one_had_and_none_ends_all()
    {
        using var client = ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile));
        File.WriteAllText(_keyFile, "another key that both ends have, of at least 32 characters\n");
        var before = _world.Log.Count;
        _world.Server.Tell(new InitProtocol.PoliciesRead(Policies(_place)));
        AwaitAssert(() => Assert.Contains(_world.Log.Skip(before), line => line.EndsWith($"{_place} (read)", StringComparison.Ordinal)), TimeSpan.FromSeconds(20));
        Assert.Throws<PlatformException>(() => client.Status([]));
        using (var other = ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile)))
            Assert.Single(other.Status([]).Services);

        _world.Server.Tell(new InitProtocol.PoliciesRead(PolicySet.None));
        AwaitAssert(
            () => Assert.Throws<PlatformException>(() => ControlClient.ConnectAkka(Address, ByteString.FromText(_keyFile)).Dispose()), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_place_that_is_taken_is_warned_of()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var other = new ControlWorld(Sys, _world.Tree, "other");
        var place = $"127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        other.Server.Tell(new InitProtocol.PoliciesRead(Policies(place)));
        AwaitAssert(() => Assert.Contains(other.Log, line => line.StartsWith($"actors: control: no clients over Akka.Remote at {place}: ", StringComparison.Ordinal)), TimeSpan.FromSeconds(20));
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
        File.Delete(_keyFile);
    }

    private void Listen()
    {
        _world.Server.Tell(new InitProtocol.PoliciesRead(Policies(_place)));
        AwaitAssert(() => Assert.Contains($"actors: control: clients with the key can connect to akka.tcp://actors@{_place} (read)", _world.Log), TimeSpan.FromSeconds(20));
    }

    private PolicySet Policies(string place) =>
        PolicySet.Read([new PolicyLayer("test", Encoding.UTF8.GetBytes($"actors.control.remote {{ akka-listen = \"{place}\", key-file = \"{_keyFile}\" }}"))]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Counts how often somebody makes one.</summary>
    public sealed class Bait
    {
        public Bait() => Made++;

        public static int Made { get; set; }
    }
}
