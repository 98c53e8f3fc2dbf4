using System.Buffers.Binary;

namespace Actors.Control.Remote;

/// <summary>The one-time authenticator Poly1305 (RFC 8439, 2.5), in five limbs of 26 bits.</summary>
internal sealed class Poly1305
{
    /// <summary>Bytes of a code.</summary>
    internal const int Size = 16;

    private const uint Limb = 0x3FFFFFF;

    private readonly ulong[] _r = new ulong[5];
    private readonly ulong[] _h = new ulong[5];
    private readonly byte[] _pad = new byte[16];
    private readonly byte[] _block = new byte[16];
    private int _filled;

    /// <param name="key">32 bytes, used once.</param>
    internal Poly1305(ReadOnlySpan<byte> key)
    {
        _r[0] = BinaryPrimitives.ReadUInt32LittleEndian(key) & 0x3FFFFFF;
        _r[1] = (BinaryPrimitives.ReadUInt32LittleEndian(key[3..]) >> 2) & 0x3FFFF03;
        _r[2] = (BinaryPrimitives.ReadUInt32LittleEndian(key[6..]) >> 4) & 0x3FFC0FF;
        _r[3] = (BinaryPrimitives.ReadUInt32LittleEndian(key[9..]) >> 6) & 0x3F03FFF;
        _r[4] = (BinaryPrimitives.ReadUInt32LittleEndian(key[12..]) >> 8) & 0x00FFFFF;
        key[16..32].CopyTo(_pad);
    }

    /// <summary>Adds bytes.</summary>
    internal void Append(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var count = Math.Min(data.Length, 16 - _filled);
            data[..count].CopyTo(_block.AsSpan(_filled));
            _filled += count;
            data = data[count..];
            if (_filled == 16)
                Absorb(1u << 24);
        }
    }

    /// <summary>Fills up to a whole block with zeros, as the construction with a cipher wants it.</summary>
    internal void Pad()
    {
        if (_filled == 0)
            return;
        _block.AsSpan(_filled).Clear();
        Absorb(1u << 24);
    }

    /// <summary>The code of all that was added.</summary>
    internal byte[] Finish()
    {
        if (_filled > 0)
        {
            _block[_filled] = 1;
            _block.AsSpan(_filled + 1).Clear();
            Absorb(0);
        }

        Carry();
        Carry();
        // h - p, which is taken if it is not negative.
        var less = new ulong[5];
        var carry = 5UL;
        for (var i = 0; i < 5; i++)
        {
            carry += _h[i];
            less[i] = carry & Limb;
            carry >>= 26;
        }

        var chosen = carry > 0 ? less : _h;
        var low = chosen[0] | (chosen[1] << 26) | (chosen[2] << 52);
        var high = (chosen[2] >> 12) | (chosen[3] << 14) | (chosen[4] << 40);
        var sum = new UInt128(high, low) + BinaryPrimitives.ReadUInt128LittleEndian(_pad);
        var code = new byte[Size];
        BinaryPrimitives.WriteUInt128LittleEndian(code, sum);
        return code;
    }

    private void Absorb(uint top)
    {
        var block = _block.AsSpan();
        _h[0] += BinaryPrimitives.ReadUInt32LittleEndian(block) & Limb;
        _h[1] += (BinaryPrimitives.ReadUInt32LittleEndian(block[3..]) >> 2) & Limb;
        _h[2] += (BinaryPrimitives.ReadUInt32LittleEndian(block[6..]) >> 4) & Limb;
        _h[3] += (BinaryPrimitives.ReadUInt32LittleEndian(block[9..]) >> 6) & Limb;
        _h[4] += (BinaryPrimitives.ReadUInt32LittleEndian(block[12..]) >> 8) | top;
        Span<ulong> product = stackalloc ulong[5];
        for (var i = 0; i < 5; i++)
        {
            product[i] = 0;
            for (var j = 0; j < 5; j++)
                product[i] += _h[j] * (j <= i ? _r[i - j] : 5 * _r[5 + i - j]);
        }

        product.CopyTo(_h);
        Carry();
        _filled = 0;
    }

    private void Carry()
    {
        var carry = 0UL;
        for (var i = 0; i < 5; i++)
        {
            _h[i] += carry;
            carry = _h[i] >> 26;
            _h[i] &= Limb;
        }

        _h[0] += carry * 5;
        _h[1] += _h[0] >> 26;
        _h[0] &= Limb;
    }
}
