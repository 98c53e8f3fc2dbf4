namespace Actors.Control;

/// <summary>Where the control socket is.</summary>
public static class ControlPaths
{
    /// <summary>The socket that pid 1 listens at.</summary>
    public const string Socket = "/run/actors/control";
}
