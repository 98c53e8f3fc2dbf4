using System.Runtime.InteropServices;
using System.Text;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>What build/native/libc.c has in place of parts of the C library does what they do.</summary>
public sealed unsafe class NativePartsTests(NativePartsTests.Library library) : IClassFixture<NativePartsTests.Library>
{
    private const int Rounds = 20_000;

    private readonly Random _random = new(1);

    [Theory]
    [InlineData("strcmp")]
    [InlineData("strcoll")]
    public void Strings_are_compared_byte_by_byte(string name)
    {
        var compare = (delegate* unmanaged<byte*, byte*, int>)Export(name);
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b) = (Text(), Text());
            fixed (byte* first = a, second = b)
                Assert.Equal(Math.Sign(Content(a).SequenceCompareTo(Content(b))), Math.Sign(compare(first, second)));
        }
    }

    [Fact]
    public void Strings_are_compared_regardless_of_case()
    {
        var compare = (delegate* unmanaged<byte*, byte*, int>)Export("strcasecmp");
        foreach (var (a, b) in (ReadOnlySpan<(string, string)>)[("", ""), ("GCgen0Size", "gcGEN0size"), ("a", "B"), ("Z", "a"), ("[", "a"), ("ab", "A"), ("a", "aB"), ("a", "\u00E9")])
        {
            fixed (byte* first = Encoding.Latin1.GetBytes(a + '\0'), second = Encoding.Latin1.GetBytes(b + '\0'))
                Assert.Equal(Math.Sign(string.CompareOrdinal(a.ToLowerInvariant(), b.ToLowerInvariant())), Math.Sign(compare(first, second)));
        }
    }

    [Fact]
    public void No_more_than_so_many_bytes_of_strings_are_compared()
    {
        var compare = (delegate* unmanaged<byte*, byte*, nint, int>)Export("strncmp");
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b, size) = (Text(), Text(), _random.Next(12));
            fixed (byte* first = a, second = b)
                Assert.Equal(Math.Sign(Start(a, size).SequenceCompareTo(Start(b, size))), Math.Sign(compare(first, second, size)));
        }
    }

    [Theory]
    [InlineData("stpcpy", true)]
    [InlineData("__stpcpy", true)]
    [InlineData("strcpy", false)]
    public void A_string_is_copied_with_its_end(string name, bool tellsEnd)
    {
        var copy = (delegate* unmanaged<byte*, byte*, byte*>)Export(name);
        for (var round = 0; round < Rounds; round++)
        {
            var from = Text();
            var to = Enumerable.Repeat((byte)'#', from.Length + 1).ToArray();
            fixed (byte* source = from, target = to)
                Assert.Equal(tellsEnd ? Content(from).Length : 0, copy(target, source) - target);
            Assert.Equal([.. Content(from), 0], to[..(Content(from).Length + 1)]);
            Assert.Equal((byte)'#', to[Content(from).Length + 1]);
        }
    }

    [Theory]
    [InlineData("strnlen")]
    [InlineData("__strnlen")]
    public void A_length_is_measured_up_to_a_limit(string name)
    {
        var measure = (delegate* unmanaged<byte*, nint, nint>)Export(name);
        for (var round = 0; round < Rounds; round++)
        {
            var (text, size) = (Text(), _random.Next(12));
            fixed (byte* first = text)
                Assert.Equal(Start(text, size).Length, measure(first, size));
        }
    }

    [Theory]
    [InlineData("memchr")]
    [InlineData("__memchr")]
    public void A_byte_is_found_in_memory(string name)
    {
        var find = (delegate* unmanaged<byte*, int, nint, byte*>)Export(name);
        for (var round = 0; round < Rounds; round++)
        {
            var (memory, c) = (Text(), Character());
            var size = _random.Next(memory.Length + 1);
            fixed (byte* first = memory)
                Assert.Equal(memory.AsSpan(0, size).IndexOf(c), Offset(find(first, c, size), first));
        }
    }

    [Theory]
    [InlineData("strchr", false, false)]
    [InlineData("strrchr", true, false)]
    [InlineData("strchrnul", false, true)]
    [InlineData("__strchrnul", false, true)]
    public void A_character_is_found_in_a_string_and_so_is_its_end(string name, bool last, bool endIfNone)
    {
        var find = (delegate* unmanaged<byte*, int, byte*>)Export(name);
        for (var round = 0; round < Rounds; round++)
        {
            var (text, c) = (Text(), Character());
            ReadOnlySpan<byte> withEnd = text.AsSpan(0, Content(text).Length + 1);
            var place = last ? withEnd.LastIndexOf(c) : withEnd.IndexOf(c);
            fixed (byte* first = text)
                Assert.Equal(place < 0 && endIfNone ? Content(text).Length : place, Offset(find(first, c), first));
        }
    }

    [Theory]
    [InlineData("rawmemchr")]
    [InlineData("__rawmemchr")]
    public void A_byte_that_is_there_is_found_without_a_limit(string name)
    {
        var find = (delegate* unmanaged<byte*, int, byte*>)Export(name);
        var text = Text();
        fixed (byte* first = text)
            Assert.Equal(Content(text).Length, Offset(find(first, 0), first));
    }

    [Fact]
    public void A_string_is_found_in_another()
    {
        var find = (delegate* unmanaged<byte*, byte*, byte*>)Export("strstr");
        for (var round = 0; round < Rounds; round++)
        {
            var (text, part) = (Text(), Text()[^3..]);
            fixed (byte* first = text, second = part)
                Assert.Equal(Content(text).IndexOf(Content(part)), Offset(find(first, second), first));
        }
    }

    [Fact]
    public void Wide_characters_are_measured_found_and_compared()
    {
        var measure = (delegate* unmanaged<int*, nint>)Export("wcslen");
        var find = (delegate* unmanaged<int*, int, nint, int*>)Export("wmemchr");
        var compare = (delegate* unmanaged<int*, int*, nint, int>)Export("wmemcmp");
        int[] text = [0x20AC, 'b', -1, 0], other = [0x20AC, 'b', 1, 0];
        fixed (int* first = text, second = other)
        {
            Assert.Equal(3, measure(first));
            Assert.Equal(1, find(first, 'b', 4) - first);
            Assert.True(find(first, 'b', 1) == null);
            Assert.Equal((0, -1, 1), (compare(first, second, 2), compare(first, second, 3), compare(second, first, 3)));
        }
    }

    [Fact]
    public void Sine_cosine_and_power_are_as_exact_as_the_thread_pool_computes()
    {
        var sine = (delegate* unmanaged<double, double>)Export("sin");
        var cosine = (delegate* unmanaged<double, double>)Export("cos");
        var power = (delegate* unmanaged<double, double, double>)Export("pow");
        for (var round = 0; round < Rounds; round++)
        {
            var (angle, x, y) = (_random.NextDouble() * 2 * Math.PI, _random.NextDouble() * 4, _random.Next(-12, 13) / 4.0);
            Assert.Equal(Math.Sin(angle), sine(angle), 1e-15);
            Assert.Equal(Math.Cos(angle), cosine(angle), 1e-15);
            Assert.Equal(1, power(x, y) / Math.Pow(x, y), 1e-15);
        }

        Assert.Equal((0.0, 1.0, 1.0, 4.0), (power(0, 2), power(0, 0), power(3, 0), power(2, 2)));
    }

    private nint Export(string name) => NativeLibrary.GetExport(library.Handle, name);

    /// <summary>Up to ten of three characters, the end (after which there is more), and memory behind it.</summary>
    private byte[] Text()
    {
        var text = new byte[13];
        for (var i = 0; i < 10; i++)
            text[i] = Character();
        text[_random.Next(11)] = 0;
        return text;
    }

    private byte Character() => (byte)"ab\u00FFa\u00FFb\0"[_random.Next(7)];

    private static ReadOnlySpan<byte> Content(byte[] text) => text.AsSpan(0, text.AsSpan().IndexOf((byte)0));

    private static ReadOnlySpan<byte> Start(byte[] text, int size) => Content(text)[..Math.Min(size, Content(text).Length)];

    private static nint Offset(byte* found, byte* first) => found == null ? -1 : (nint)(found - first);

    /// <summary>The file as a shared object.</summary>
    public sealed class Library : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("actors-native").FullName;

        public Library()
        {
            var file = Path.Combine(_folder, "libc.so");
            Workplace.Run(
                "clang", "-shared", "-fPIC", "-Os", "-fno-builtin", "-fuse-ld=lld", "-Wl,-Bsymbolic,--defsym=__executable_start=0",
                "-o", file, Path.Combine(Workplace.Checkout, "build/native/libc.c"));
            Handle = NativeLibrary.Load(file);
        }

        internal nint Handle { get; }

        public void Dispose()
        {
            NativeLibrary.Free(Handle);
            Directory.Delete(_folder, recursive: true);
        }
    }
}
