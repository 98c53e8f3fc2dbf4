using Actors.Platform;
using Actors.Tools.Sockets;

namespace Actors.Tools.Tests;

public sealed class UnixMessagesTests
{
    [Fact]
    public async Task Messages_of_any_length_arrive_with_their_own_descriptors()
    {
        using var folder = new TemporaryFolder();
        using var listener = UnixSocket.Listen(folder["s"], 0x180);
        Assert.Equal(0, UnixSocket.TryConnect(folder["s"], out var client));
        Assert.Equal(0, UnixSocket.TryAccept(listener, out var server));
        using var owned = client;
        using var alsoOwned = server;
        var sender = Task.Run(() =>
        {
            var messages = new UnixMessages(client!.Number, client.Number);
            for (var i = 0; i < 200; i++)
            {
                var files = Enumerable.Range(0, i % 4).Select(n => Named(folder, $"{i}.{n}")).ToList();
                Assert.Equal(0, messages.Send(Content(i), Deadline.Never, [.. files.Select(file => file.Number)]));
                files.ForEach(file => file.Dispose());
            }
        });
        var receiver = new UnixMessages(server!.Number, server.Number);
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(0, receiver.TryReceive(Deadline.In(60_000), out var message));
            using (message)
            {
                Assert.Equal(Content(i), message!.Data);
                Assert.Equal(
                    Enumerable.Range(0, i % 4).Select(n => folder[$"{i}.{n}"]),
                    message.Descriptors.Select(descriptor => Files.ReadLink($"/proc/self/fd/{descriptor.Number}")));
            }
        }

        await sender;
        Assert.Equal(Errno.ETIMEDOUT, receiver.TryReceive(Deadline.In(1), out _));
        client!.Dispose();
        Assert.Equal(Errno.EPIPE, receiver.TryReceive(Deadline.In(60_000), out _));
    }

    private static byte[] Content(int i) => [.. Enumerable.Repeat((byte)i, i * i)];

    private static Descriptor Named(TemporaryFolder folder, string name) => Files.Open(folder[name], OpenMode.Write | OpenMode.Create);
}
