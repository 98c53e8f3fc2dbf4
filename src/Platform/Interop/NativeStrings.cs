using System.Runtime.InteropServices;
using System.Text;

namespace Actors.Platform.Interop;

/// <summary>A NULL-terminated array of NUL-terminated byte strings, as argv and environ are, in one allocation.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    public NativeStrings(IReadOnlyList<string> strings)
    {
        var characters = 0;
        for (var i = 0; i < strings.Count; i++)
            characters += strings[i].Length + 1;
        var table = (strings.Count + 1) * sizeof(byte*);
        Pointers = (byte**)NativeMemory.Alloc((nuint)(table + characters));
        var next = (byte*)Pointers + table;
        for (var i = 0; i < strings.Count; i++)
        {
            Pointers[i] = next;
            next += Encoding.Latin1.GetBytes(strings[i], new Span<byte>(next, strings[i].Length));
            *next++ = 0;
        }

        Pointers[strings.Count] = null;
    }

    public byte** Pointers { get; private set; }

    public void Dispose()
    {
        NativeMemory.Free(Pointers);
        Pointers = null;
    }
}
