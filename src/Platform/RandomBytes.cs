using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>The kernel's random numbers, good for secrets; getrandom(2). .NET's own call OpenSSL, which a static binary cannot load.</summary>
public static unsafe class RandomBytes
{
    /// <summary>So many of them.</summary>
    /// <exception cref="PlatformException">The kernel has none.</exception>
    public static byte[] Get(int count)
    {
        var bytes = new byte[count];
        var filled = 0;
        fixed (byte* start = bytes)
        {
            while (filled < count)
            {
                var got = Libc.getrandom(start + filled, (nuint)(count - filled), 0);
                if (got > 0)
                    filled += (int)got;
                else if (Marshal.GetLastPInvokeError() != Errno.EINTR)
                    throw PlatformException.Last("get random numbers");
            }
        }

        return bytes;
    }
}
