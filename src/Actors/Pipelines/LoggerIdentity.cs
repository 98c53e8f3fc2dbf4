namespace Actors.Pipelines;

/// <summary>Who a logger is to the file system.</summary>
/// <param name="User">uid.</param>
/// <param name="Group">gid.</param>
/// <param name="Groups">Supplementary groups.</param>
public sealed record LoggerIdentity(uint User, uint Group, IReadOnlyList<uint> Groups)
{
    /// <summary>The same for the same identity, else different.</summary>
    internal string Key => $"{User}:{Group}:{string.Join(',', Groups)}";
}
