using Actors.Services.Policies;

namespace Actors.Control.Remote;

/// <summary>Where clients of other machines connect.</summary>
/// <param name="Address">ADDRESS:PORT.</param>
/// <param name="Secret">The key that they share with this end.</param>
/// <param name="Level">What they may do.</param>
internal sealed record RemotePlace(string Address, byte[] Secret, ControlLevel Level)
{
    /// <summary>What a policy says of it; null: nobody can connect.</summary>
    /// <param name="address">The address, if the policy names one.</param>
    /// <param name="policy">The policy.</param>
    /// <exception cref="Platform.PlatformException">The key cannot be read.</exception>
    internal static RemotePlace? Of(string? address, ControlPolicy policy) =>
        address is null || policy.RemoteKeyFile is not { } keyFile || policy.RemoteAccess == ControlAccess.None
            ? null
            : new(address, RemoteKeys.ReadSecret(keyFile), (ControlLevel)policy.RemoteAccess);

    /// <summary>Whether nothing is different.</summary>
    internal bool IsSame(RemotePlace? other) =>
        other is not null && Address == other.Address && Level == other.Level && Secret.AsSpan().SequenceEqual(other.Secret);
}
