using System.Globalization;

namespace Actors.Control;

/// <summary>Who is at the other end of a connection.</summary>
/// <param name="Level">What it may do.</param>
public sealed record ControlPeer(ControlLevel Level)
{
    /// <summary>Its process, as the kernel saw it when it connected; 0: in another pid namespace, or on another machine.</summary>
    public int Pid { get; init; }

    /// <summary>Its user; null: on another machine.</summary>
    public uint? User { get; init; }

    /// <summary>Its address and port, where it is on another machine.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Address is { } address
        ? $"remote {address}"
        : string.Create(CultureInfo.InvariantCulture, $"uid {User} pid {Pid}");
}
