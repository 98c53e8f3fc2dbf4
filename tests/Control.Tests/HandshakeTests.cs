using Actors.Control.Remote;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Control.Tests;

/// <summary>Who connects from another machine and does not show the key: how long that is put up with, in virtual time.</summary>
public sealed class HandshakeTests : TestKit
{
    private readonly DescriptorPoller _poller = new();

    public HandshakeTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    [Fact]
    public void Who_shows_the_key_byte_by_byte_has_no_more_time_than_others()
    {
        var (client, connection) = UnixSocket.Pair();
        using (client)
        {
            var host = new ControlHost(_poller, TestActor, TestActor);
            var handshake = Watch(Sys.ActorOf(Props.Create(() => new HandshakeActor(connection, new byte[32], new ControlPeer(ControlLevel.Read), host))));
            for (var seconds = 0; seconds < 12; seconds += 4)
            {
                Assert.Equal(1, Descriptors.Write(client.Number, "x"u8));
                AwaitCondition(() => !Descriptors.Poll(connection.Number, forWriting: false, 0), TimeSpan.FromSeconds(20)); // it has been read
                ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(4));
            }

            ExpectTerminated(handshake, TimeSpan.FromSeconds(20));
        }
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _poller.Dispose();
    }
}
