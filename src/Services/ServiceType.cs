namespace Actors.Services;

/// <summary>What a service is, as its <c>type</c> file says.</summary>
public enum ServiceType
{
    /// <summary>A script that runs once to bring it up, and perhaps one to bring it down.</summary>
    Oneshot,
    /// <summary>A supervised process.</summary>
    Longrun,
    /// <summary>A name for a set of services.</summary>
    Bundle,
}
