using System.Security.Cryptography;
using System.Text;
using Actors.Control.Remote;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Control.Tests;

/// <summary>The in-tree primitives give what their standards print, and what OpenSSL gives.</summary>
public class RemoteCryptographyTests
{
    [Theory] // FIPS 180-4, examples
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void Sha256_of_the_standards_examples(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Sha256.Hash(Encoding.ASCII.GetBytes(text))));

    [Fact] // RFC 4231, 4.2 and 4.7
    public void Hmac_of_the_RFCs_examples()
    {
        Assert.Equal(
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            Convert.ToHexStringLower(Hmac.Compute(Filled(20, 0x0b), "Hi There"u8.ToArray())));
        Assert.Equal(
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            Convert.ToHexStringLower(Hmac.Compute(Filled(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First"u8.ToArray())));
    }

    [Fact] // RFC 5869, A.1
    public void Keys_derived_as_in_the_RFCs_example() =>
        Assert.Equal(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
            Convert.ToHexStringLower(Hmac.DeriveKey(Filled(22, 0x0b), Convert.FromHexString("000102030405060708090a0b0c"), Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9"), 42)));

    [Fact] // RFC 8439, 2.5.2
    public void Poly1305_of_the_RFCs_example()
    {
        var code = new Poly1305(Convert.FromHexString("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b"));
        code.Append("Cryptographic Forum Research Group"u8);
        Assert.Equal("a8061dc1305136c6c22b8baf0c0127a9", Convert.ToHexStringLower(code.Finish()));
    }

    [Fact] // RFC 8439, 2.8.2
    public void The_sealed_box_of_the_RFCs_example()
    {
        var key = Convert.FromHexString("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        var nonce = Convert.FromHexString("070000004041424344454647");
        var beside = Convert.FromHexString("50515253c0c1c2c3c4c5c6c7");
        var data = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."u8.ToArray();
        var plain = data.ToArray();
        var code = SealedBox.Seal(key, nonce, beside, data);
        Assert.Equal("1ae10b594f09e26a7e902ecbd0600691", Convert.ToHexStringLower(code));
        Assert.StartsWith("d31a8d34648e60db7b86afbc53ef7ec2", Convert.ToHexStringLower(data), StringComparison.Ordinal);
        Assert.True(SealedBox.TryOpen(key, nonce, beside, data, code));
        Assert.Equal(plain, data);
    }

    [Fact]
    public void What_was_changed_anywhere_is_not_opened() => Prop.ForAll(Gen.Choose(0, 255).Select(value => (byte)value).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 1 << 20).ToArbitrary(), (list, place) =>
    {
        var (key, nonce) = (Filled(32, 1), Filled(12, 2));
        byte[] data = [.. list];
        byte[] sealedData = [.. data, .. SealedBox.Seal(key, nonce, [3], data)];
        data.CopyTo(sealedData, 0);
        sealedData[place % sealedData.Length] ^= (byte)(1 << (place % 8));
        Assert.False(SealedBox.TryOpen(key, nonce, [3], sealedData.AsSpan(0, data.Length), sealedData.AsSpan(data.Length)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hashes_codes_and_boxes_are_those_of_OpenSSL() => Prop.ForAll(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(), data =>
    {
        Assert.Equal(SHA256.HashData(data), Sha256.Hash(data));
        Assert.Equal(HMACSHA256.HashData(data, data), Hmac.Compute(data, data));
        var (key, nonce, code) = (Filled(32, 9), Filled(12, 8), new byte[16]);
        using var reference = new ChaCha20Poly1305(key);
        var expected = new byte[data.Length];
        reference.Encrypt(nonce, data, expected, code, data);
        var own = data.ToArray();
        Assert.Equal(code, SealedBox.Seal(key, nonce, data, own));
        Assert.Equal(expected, own);
    }).QuickCheckThrowOnFailure();

    private static byte[] Filled(int length, byte value)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, value);
        return bytes;
    }
}
