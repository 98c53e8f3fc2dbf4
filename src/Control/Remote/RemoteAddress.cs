using System.Globalization;
using Actors.Platform;

namespace Actors.Control.Remote;

/// <summary>Places written as <c>ADDRESS:PORT</c>: <c>127.0.0.1:4646</c>, <c>[::]:4646</c>.</summary>
public static class RemoteAddress
{
    /// <summary>Reads one.</summary>
    public static bool TryParse(string place, out InternetAddress address)
    {
        address = default;
        var colon = place.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && InternetAddress.TryParse(place[..colon].Trim('[', ']'), port, out address);
    }

    /// <summary>Listens there.</summary>
    /// <exception cref="PlatformException">It is no place, or cannot be listened at.</exception>
    internal static Descriptor Listen(string place)
    {
        if (!TryParse(place, out var address))
            throw new PlatformException($"read {place} as ADDRESS:PORT", Errno.EINVAL);
        var errno = InternetAddress.TryListen(address, 32, out var listener);
        return errno == 0 ? listener! : throw new PlatformException($"listen at {place}", errno);
    }
}
