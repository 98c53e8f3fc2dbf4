using Actors.Platform;

namespace Actors.Control.Remote;

/// <summary>
/// What both ends make of the shared key and of what each has thrown in. <c>docs/control-protocol.md</c> describes the exchange: the server sends its greeting and a nonce, the client a nonce and
/// the proof that it has the key, the server the same; then each direction has a key of its own.
/// </summary>
internal sealed class RemoteKeys
{
    /// <summary>Bytes of a nonce.</summary>
    internal const int NonceSize = 32;

    private readonly byte[] _proofKey;
    private readonly byte[] _nonces;

    /// <param name="secret">The shared key.</param>
    /// <param name="serverNonce">The server's.</param>
    /// <param name="clientNonce">The client's.</param>
    internal RemoteKeys(ReadOnlySpan<byte> secret, byte[] serverNonce, byte[] clientNonce)
    {
        _nonces = [.. serverNonce, .. clientNonce];
        _proofKey = Hmac.DeriveKey(secret, [], "actors control 1 proof"u8.ToArray(), 32);
        ToServer = Hmac.DeriveKey(secret, _nonces, "actors control 1 to server"u8.ToArray(), 32);
        ToClient = Hmac.DeriveKey(secret, _nonces, "actors control 1 to client"u8.ToArray(), 32);
    }

    /// <summary>What the server says first; its nonce follows.</summary>
    internal static byte[] Greeting { get; } = "ACTORS1\n"u8.ToArray();

    /// <summary>Encrypts what the client sends.</summary>
    internal byte[] ToServer { get; }

    /// <summary>Encrypts what the server sends.</summary>
    internal byte[] ToClient { get; }

    /// <summary>Shows that the client has the key.</summary>
    internal byte[] ClientProof => Hmac.Compute(_proofKey, "client"u8.ToArray(), _nonces);

    /// <summary>Shows that the server has the key.</summary>
    internal byte[] ServerProof => Hmac.Compute(_proofKey, "server"u8.ToArray(), _nonces);

    /// <summary>Reads a shared key: the bytes of a file, without white space around them.</summary>
    /// <exception cref="PlatformException">It cannot be read, or others than its owner may read it, or it is too short.</exception>
    internal static byte[] ReadSecret(string path)
    {
        if (Files.Status(path) is { } status && (status.Mode & 0x3F) != 0)
            throw new PlatformException($"use the key in {path}, which others than its owner can read", Errno.EACCES);
        var secret = Files.ReadAllBytes(path).AsSpan().Trim(" \t\r\n"u8).ToArray();
        return secret.Length >= 32 ? secret : throw new PlatformException($"use the key in {path}, which has less than 32 characters", Errno.EINVAL);
    }
}
