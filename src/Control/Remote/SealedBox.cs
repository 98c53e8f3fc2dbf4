using System.Buffers.Binary;

namespace Actors.Control.Remote;

/// <summary>Encryption with authentication: the AEAD ChaCha20-Poly1305 (RFC 8439, 2.8).</summary>
internal static class SealedBox
{
    /// <summary>Encrypts.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">12 bytes; never twice with one key.</param>
    /// <param name="beside">What is not encrypted but authenticated.</param>
    /// <param name="data">Encrypted in place.</param>
    /// <returns>The code that belongs to it.</returns>
    internal static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> beside, Span<byte> data)
    {
        ChaCha20.Apply(key, nonce, 1, data);
        return CodeOf(key, nonce, beside, data);
    }

    /// <summary>Decrypts in place.</summary>
    /// <returns>False: it is not what was sealed, and is left as it is.</returns>
    internal static bool TryOpen(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> beside, Span<byte> data, ReadOnlySpan<byte> code)
    {
        if (!Hmac.Matches(CodeOf(key, nonce, beside, data), code))
            return false;
        ChaCha20.Apply(key, nonce, 1, data);
        return true;
    }

    private static byte[] CodeOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> beside, ReadOnlySpan<byte> data)
    {
        Span<byte> block = stackalloc byte[64];
        ChaCha20.Block(key, nonce, 0, block);
        var code = new Poly1305(block[..32]);
        code.Append(beside);
        code.Pad();
        code.Append(data);
        code.Pad();
        Span<byte> lengths = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(lengths, (ulong)beside.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(lengths[8..], (ulong)data.Length);
        code.Append(lengths);
        return code.Finish();
    }
}
