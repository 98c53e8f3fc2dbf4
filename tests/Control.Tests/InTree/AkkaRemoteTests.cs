using System.Text;
using Actors.Boot;
using Actors.Services.Policies;

namespace Actors.Control.Tests;

/// <summary>Akka.Remote where there is none: one clear line on either side.</summary>
public sealed class AkkaRemoteTests : TestKit
{
    private readonly ControlWorld _world;

    public AkkaRemoteTests() => _world = new ControlWorld(Sys, "web");

    [Fact]
    public void An_address_of_Akka_is_answered_with_what_to_use_instead()
    {
        var refusal = Assert.Throws<ControlException>(() => ControlClient.ConnectAkka("akka.tcp://actors@10.0.0.5:2552", "/etc/actors/control.key"));
        Assert.Equal("unable to connect to akka.tcp://actors@10.0.0.5:2552: this build has no Akka.Remote; use --remote HOST:PORT with a key", refusal.Message);
    }

    [Fact]
    public void A_policy_that_wants_it_is_warned_of()
    {
        var keyFile = Path.GetTempFileName();
        File.WriteAllText(keyFile, "the key that both ends have, of at least 32 characters\n");
        var policies = PolicySet.Read(
            [new PolicyLayer("test", Encoding.UTF8.GetBytes($"actors.control.remote {{ akka-listen = \"127.0.0.1:2552\", key-file = \"{keyFile}\" }}"))]);
        _world.Server.Tell(new InitProtocol.PoliciesRead(policies));
        AwaitAssert(() => Assert.Contains(
            "actors: control: no clients over Akka.Remote at 127.0.0.1:2552: this build has no Akka.Remote; use listen instead of akka-listen", _world.Log));
        File.Delete(keyFile);
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }
}
