namespace Actors.Kernel;

/// <summary>The first part of an actor's path: protocol and system, and host and port where the actor lives elsewhere.</summary>
/// <param name="protocol">Normally "akka".</param>
/// <param name="system">The system's name.</param>
/// <param name="host">The host, or null for this process.</param>
/// <param name="port">The port, or null for this process.</param>
public sealed class Address(string protocol, string system, string? host = null, int? port = null)
    : IEquatable<Address>, IComparable<Address>, IComparable
{
    /// <summary>The address of paths that belong to no system.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    /// <summary>The protocol.</summary>
    public string Protocol { get; } = protocol;

    /// <summary>The system's name.</summary>
    public string System { get; } = system;

    /// <summary>The host, or null for this process.</summary>
    public string? Host { get; } = host;

    /// <summary>The port, or null for this process.</summary>
    public int? Port { get; } = port;

    /// <summary>True when no host is named.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>True when a host is named.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <inheritdoc/>
    public bool Equals(Address? other) => ReferenceEquals(this, other)
        || (other is not null && Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Protocol, System, Host, Port);

    /// <inheritdoc/>
    public int CompareTo(Address? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <inheritdoc/>
    public int CompareTo(object? obj) => CompareTo(obj as Address);

    /// <inheritdoc/>
    public override string ToString() => HasLocalScope ? $"{Protocol}://{System}" : $"{Protocol}://{System}@{Host}:{Port}";

    /// <summary>Equality of all parts.</summary>
    public static bool operator ==(Address? left, Address? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of any part.</summary>
    public static bool operator !=(Address? left, Address? right) => !(left == right);

    /// <summary>Order by text.</summary>
    public static bool operator <(Address? left, Address? right) => string.CompareOrdinal(left?.ToString(), right?.ToString()) < 0;

    /// <summary>Order by text.</summary>
    public static bool operator >(Address? left, Address? right) => right < left;

    /// <summary>Order by text.</summary>
    public static bool operator <=(Address? left, Address? right) => !(right < left);

    /// <summary>Order by text.</summary>
    public static bool operator >=(Address? left, Address? right) => !(left < right);

    /// <summary>Reads "protocol://system" or "protocol://system@host:port".</summary>
    public static bool TryParse(string? path, out Address? address)
    {
        address = null;
        if (path is null)
            return false;
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
            return false;
        var rest = path[(scheme + 3)..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        if (end >= 0)
            rest = rest[..end];
        if (rest.Length == 0)
            return false;
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            address = new Address(path[..scheme], rest);
            return true;
        }
        var hostPort = rest[(at + 1)..];
        var colon = hostPort.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(hostPort[(colon + 1)..], out var port))
            return false;
        address = new Address(path[..scheme], rest[..at], hostPort[..colon], port);
        return true;
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="UriFormatException">The text is none.</exception>
    public static Address Parse(string address) => TryParse(address, out var parsed) && parsed is not null
        ? parsed
        : throw new UriFormatException($"Can not parse an Address: {address}");
}
