namespace Actors.Control;

/// <summary>How a change ended.</summary>
/// <param name="ExitCode">s6-rc's exit code (s6-rc-update's, for <c>update</c>): 0 done.</param>
/// <param name="Message">What there is to say of it; null: nothing, or pid 1 has said it in the container's log.</param>
public sealed record ChangeResult(int ExitCode, string? Message)
{
    /// <summary>One of <see cref="ControlErrors"/>; null: it is done.</summary>
    public string? Code { get; init; }

    /// <summary>For <c>config-reload</c>: what is, or would be, different in the policies; or what is wrong with them.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>For <c>update</c>: what was, or would be, stopped.</summary>
    public IReadOnlyList<string> Stopped { get; init; } = [];

    /// <summary>For <c>update</c>: what was, or would be, started.</summary>
    public IReadOnlyList<string> Started { get; init; } = [];
}
