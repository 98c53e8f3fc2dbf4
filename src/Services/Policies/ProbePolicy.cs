using System.Collections.Immutable;

namespace Actors.Services.Policies;

/// <summary>How it is found out whether a service works.</summary>
/// <param name="Kind">Which way.</param>
public sealed record ProbePolicy(ProbeKind Kind)
{
    /// <summary>Of tcp and http: the address.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Of tcp and http.</summary>
    public ushort Port { get; init; }

    /// <summary>Of http: path and query; of file: the file.</summary>
    public string Path { get; init; } = "";

    /// <summary>Of exec: program and arguments; exit code 0 is good.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>How long one probe may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time between two probes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the other one finds out the same in the same way: commands are compared word by word.</summary>
    public bool Equals(ProbePolicy? other) => other is not null
        && (Kind, Port, Timeout, Interval) == (other.Kind, other.Port, other.Timeout, other.Interval) && Address == other.Address && Path == other.Path
        && Command.AsSpan().SequenceEqual(other.Command.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Port, Address, Path);
}

/// <summary>Ways to find out whether a service works.</summary>
public enum ProbeKind
{
    /// <summary>A connection is accepted.</summary>
    Tcp,
    /// <summary>A GET is answered with a status from 200 to 399.</summary>
    Http,
    /// <summary>A command exits 0.</summary>
    Exec,
    /// <summary>A file is there.</summary>
    File,
}
