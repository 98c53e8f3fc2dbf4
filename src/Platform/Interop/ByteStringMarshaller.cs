using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Text;

namespace Actors.Platform.Interop;

/// <summary>Passes a <see cref="ByteString"/> to libc as the bytes it stands for, NUL-terminated; short ones on the stack.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedIn, typeof(ManagedToUnmanagedIn))]
internal static unsafe class ByteStringMarshaller
{
    internal ref struct ManagedToUnmanagedIn
    {
        private byte* _pointer;
        private bool _allocated;

        public static int BufferSize => 256;

        public void FromManaged(string? managed, Span<byte> buffer)
        {
            if (managed is null)
                return;
            if (managed.Length < buffer.Length)
            {
                // The caller of LibraryImport's generated code hands a stack buffer: it does not move.
                _pointer = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer));
            }
            else
            {
                _pointer = (byte*)NativeMemory.Alloc((nuint)managed.Length + 1);
                _allocated = true;
            }

            var target = new Span<byte>(_pointer, managed.Length + 1);
            Encoding.Latin1.GetBytes(managed, target);
            target[managed.Length] = 0;
        }

        public readonly byte* ToUnmanaged() => _pointer;

        public readonly void Free()
        {
            if (_allocated)
                NativeMemory.Free(_pointer);
        }
    }
}
