using System.Buffers.Binary;
using Actors.Control.Remote;
using Actors.Platform;

namespace Actors.Control.Tests;

/// <summary>The protocol over TCP: only with the shared key, and nothing that was recorded can be used again.</summary>
public sealed class RemoteControlTests : TestKit
{
    private readonly ControlWorld _world;
    private readonly Descriptor _listener;
    private readonly InternetAddress _address;
    private readonly string _keyFile = Path.GetTempFileName();
    private readonly byte[] _secret;

    public RemoteControlTests()
    {
        _world = new ControlWorld(Sys, "web");
        File.WriteAllText(_keyFile, "the key that both ends have, of at least 32 characters\n");
        _secret = RemoteKeys.ReadSecret(ByteString.FromText(_keyFile));
        Assert.True(InternetAddress.TryParse("127.0.0.1", 0, out var any));
        Assert.Equal(0, InternetAddress.TryListen(any, 16, out var listener));
        _listener = listener!;
        Assert.True(InternetAddress.TryParse("127.0.0.1", InternetAddress.PortOf(_listener), out _address));
        var host = new ControlHost(_world.Poller, _world.Tree, _world.Server);
        Sys.ActorOf(Props.Create(() => new RemoteActor(_listener, _secret, ControlLevel.Read, host)), "remote");
    }

    [Fact]
    public void Who_has_the_key_may_look_and_no_more()
    {
        using var client = ControlClient.ConnectRemote(_address, ByteString.FromText(_keyFile));
        Assert.Equal("web", Assert.Single(client.Status([]).Services).Name);
        Assert.Equal(ControlErrors.NotPermitted, Assert.Throws<ControlException>(() => client.Change(new ControlRequest("start", ["web"]))).Code);
        Assert.Equal(ControlErrors.NotPermitted, Assert.Throws<ControlException>(() => client.Environment("web")).Code);
    }

    /// <summary>Else clients that have vanished without a word would take up the places for ever.</summary>
    [Fact]
    public void A_connection_that_nothing_is_said_on_is_asked_whether_it_is_still_there()
    {
        using var client = ControlClient.ConnectRemote(_address, ByteString.FromText(_keyFile));
        _ = client.Status([]);
        const string Established = "01", KeepAlive = "02:";
        var local = $"0100007F:{InternetAddress.PortOf(_listener):X4}";
        AwaitAssert(
            () => Assert.Contains(
                File.ReadLines("/proc/net/tcp").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                fields => fields[1] == local && fields[3] == Established && fields[5].StartsWith(KeepAlive, StringComparison.Ordinal)),
            TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void An_answer_longer_than_a_frame_comes_whole()
    {
        using var client = ControlClient.ConnectRemote(_address, ByteString.FromText(_keyFile));
        var text = new string('x', 60_000);
        var refused = Assert.Throws<ControlException>(() => client.Status([text]));
        Assert.Contains(text, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_key_is_hung_up_on()
    {
        var other = Path.GetTempFileName();
        File.WriteAllText(other, "another key that is long enough to be one at all");
        Assert.Throws<PlatformException>(() => ControlClient.ConnectRemote(_address, ByteString.FromText(other)));
        File.Delete(other);
    }

    [Fact]
    public void A_recorded_proof_is_worth_nothing_on_another_connection()
    {
        using var first = Connect(out var serverNonce);
        var clientNonce = RandomBytes.Get(RemoteKeys.NonceSize);
        byte[] recorded = [.. clientNonce, .. new RemoteKeys(_secret, serverNonce, clientNonce).ClientProof];
        Assert.Equal(0, Descriptors.WriteAll(first.Number, recorded));
        Assert.Equal(Sha256.Size, Read(first, Sha256.Size).Length);

        using var second = Connect(out _);
        Assert.Equal(0, Descriptors.WriteAll(second.Number, recorded));
        Assert.Empty(Read(second, Sha256.Size));
    }

    [Fact]
    public void A_frame_that_comes_twice_ends_the_connection()
    {
        using var connection = Connect(out var serverNonce);
        var clientNonce = RandomBytes.Get(RemoteKeys.NonceSize);
        var keys = new RemoteKeys(_secret, serverNonce, clientNonce);
        Assert.Equal(0, Descriptors.WriteAll(connection.Number, [.. clientNonce, .. keys.ClientProof]));
        Assert.Equal(keys.ServerProof, Read(connection, Sha256.Size));
        var request = "{\"verb\":\"dance\"}\n"u8.ToArray();
        var head = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(head, (uint)request.Length);
        var code = SealedBox.Seal(keys.ToServer, new byte[12], head, request);
        byte[] frame = [.. head, .. request, .. code];
        Assert.Equal(0, Descriptors.WriteAll(connection.Number, frame));
        Assert.Equal(4, Read(connection, 4).Length); // it is answered
        Assert.Equal(0, Descriptors.WriteAll(connection.Number, frame));
        Assert.True(Read(connection, 1 << 20).Length < 1 << 12); // and then nothing more comes
    }

    [Fact]
    public void A_key_that_others_may_read_or_that_is_short_is_not_taken()
    {
        Files.ChangeMode(ByteString.FromText(_keyFile), 0x104); // r-----r--
        Assert.Throws<PlatformException>(() => RemoteKeys.ReadSecret(ByteString.FromText(_keyFile)));
        Files.ChangeMode(ByteString.FromText(_keyFile), 0x180); // rw-------
        File.WriteAllText(_keyFile, "short");
        Assert.Throws<PlatformException>(() => RemoteKeys.ReadSecret(ByteString.FromText(_keyFile)));
    }

    [Fact]
    public async Task A_relay_hands_on_what_it_is_given_and_the_answers()
    {
        var (requestsRead, requestsWrite) = Descriptors.Pipe();
        var (answersRead, answersWrite) = Descriptors.Pipe();
        var relay = Task.Factory.StartNew(() => ControlRelay.Run(requestsRead.Number, answersWrite.Number, _world.Socket), TaskCreationOptions.LongRunning);
        using (var client = ControlClient.Over(answersRead, requestsWrite))
            Assert.Single(client.Status([]).Services);
        await relay.WaitAsync(TimeSpan.FromSeconds(20));
        requestsRead.Dispose();
        answersWrite.Dispose();
    }

    private Descriptor Connect(out byte[] serverNonce)
    {
        Assert.Equal(0, InternetAddress.TryConnect(_address, out var connection));
        Assert.Equal(RemoteKeys.Greeting, Read(connection!, RemoteKeys.Greeting.Length));
        serverNonce = Read(connection!, RemoteKeys.NonceSize);
        return connection!;
    }

    /// <summary>So many bytes, or those that come until the other end hangs up.</summary>
    private static byte[] Read(Descriptor connection, int length)
    {
        var bytes = new byte[length];
        var filled = 0;
        while (filled < length)
        {
            var count = Descriptors.Read(connection.Number, bytes.AsSpan(filled));
            if (count <= 0)
                break;
            filled += count;
        }

        return bytes[..filled];
    }

    /// <inheritdoc/>
    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
        File.Delete(_keyFile);
    }
}
