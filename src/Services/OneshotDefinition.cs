namespace Actors.Services;

/// <summary>A oneshot: a command that brings it up and perhaps one that brings it down.</summary>
public sealed record OneshotDefinition : AtomicDefinition
{
    /// <inheritdoc/>
    public override ServiceType Type => ServiceType.Oneshot;

    /// <summary>Run to bring it up.</summary>
    public required OneshotScript Up { get; init; }

    /// <summary>Run to bring it down.</summary>
    public OneshotScript Down { get; init; } = OneshotScript.Empty;

    /// <summary>Run by <c>s6-rc reload</c>.</summary>
    public OneshotScript Reload { get; init; } = OneshotScript.Empty;
}
