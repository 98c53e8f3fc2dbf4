using Actors.Platform;

namespace Actors.Control.Remote;

/// <summary>The client's side of the exchange.</summary>
internal static class RemoteConnection
{
    /// <summary>Connects, and shows and is shown the shared key.</summary>
    /// <exception cref="PlatformException">Nobody listens, or the connection broke; which is what a server does with who does not have its key.</exception>
    /// <exception cref="ControlException">The other end is no such server, or does not have the key.</exception>
    internal static SealedStream Connect(InternetAddress address, byte[] secret)
    {
        var errno = InternetAddress.TryConnect(address, out var connection);
        if (errno != 0)
            throw new PlatformException("connect", errno);
        try
        {
            return Exchange(connection!, secret);
        }
        catch
        {
            connection!.Dispose();
            throw;
        }
    }

    /// <summary>Over a connection to the server.</summary>
    /// <exception cref="PlatformException">The connection broke; which is what a server does with who does not have its key.</exception>
    /// <exception cref="ControlException">The other end is no such server, or does not have the key.</exception>
    internal static SealedStream Exchange(Descriptor connection, byte[] secret)
    {
        var greeting = Read(connection, RemoteKeys.Greeting.Length);
        if (!greeting.AsSpan().SequenceEqual(RemoteKeys.Greeting))
            throw new ControlException(ControlErrors.InvalidRequest, "what listens there does not speak this protocol");
        var serverNonce = Read(connection, RemoteKeys.NonceSize);
        var clientNonce = RandomBytes.Get(RemoteKeys.NonceSize);
        var keys = new RemoteKeys(secret, serverNonce, clientNonce);
        var errno = Descriptors.WriteAll(connection.Number, [.. clientNonce, .. keys.ClientProof]);
        if (errno != 0)
            throw new PlatformException("send to the server", errno);
        if (!Hmac.Matches(keys.ServerProof, Read(connection, Sha256.Size)))
            throw new ControlException(ControlErrors.NotPermitted, "the server does not have the shared key");
        return new SealedStream(connection, receiveKey: keys.ToClient, sendKey: keys.ToServer);
    }

    private static byte[] Read(Descriptor connection, int length)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var count = Descriptors.Read(connection.Number, bytes.AsSpan(filled));
            if (count <= 0)
                throw new PlatformException("read from the server (which hangs up on who does not have its key)", count == 0 ? Errno.EPIPE : -count);
            filled += count;
        }

        return bytes;
    }
}
