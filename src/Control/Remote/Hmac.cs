namespace Actors.Control.Remote;

/// <summary>HMAC-SHA256 (RFC 2104) and keys from it (HKDF, RFC 5869).</summary>
internal static class Hmac
{
    /// <summary>The code of some data, given in parts.</summary>
    internal static byte[] Compute(ReadOnlySpan<byte> key, params ReadOnlySpan<byte[]> parts)
    {
        Span<byte> block = stackalloc byte[Sha256.BlockSize];
        block.Clear();
        if (key.Length > Sha256.BlockSize)
            Sha256.Hash(key).CopyTo(block);
        else
            key.CopyTo(block);
        var inner = new Sha256();
        Mask(block, 0x36);
        inner.Append(block);
        foreach (var part in parts)
            inner.Append(part);
        var outer = new Sha256();
        Mask(block, 0x36 ^ 0x5C);
        outer.Append(block);
        outer.Append(inner.Finish());
        return outer.Finish();
    }

    /// <summary>Keys of any length up to 8160 bytes from a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="salt">Makes it another one each time.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="length">Bytes.</param>
    internal static byte[] DeriveKey(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, byte[] purpose, int length)
    {
        var extracted = Compute(salt, secret.ToArray());
        var key = new byte[length];
        byte[] last = [];
        for (int done = 0, counter = 1; done < length; done += Sha256.Size, counter++)
        {
            last = Compute(extracted, last, purpose, [(byte)counter]);
            last.AsSpan(0, Math.Min(Sha256.Size, length - done)).CopyTo(key.AsSpan(done));
        }

        return key;
    }

    /// <summary>Whether two codes are the same; takes as long wherever they differ.</summary>
    internal static bool Matches(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length)
            return false;
        var difference = 0;
        for (var i = 0; i < one.Length; i++)
            difference |= one[i] ^ other[i];
        return difference == 0;
    }

    private static void Mask(Span<byte> block, byte mask)
    {
        foreach (ref var value in block)
            value ^= mask;
    }
}
