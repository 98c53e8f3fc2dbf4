namespace Actors.Control;

/// <summary>What the keeper of the changes is told.</summary>
internal static class AuditProtocol
{
    /// <summary>Somebody has asked for a change, and this came of it. Its number is given by the keeper.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="IsQuiet">Whether it is only said in the container's log when that is to have more details: s6-rc's verbs, which scripts use all the time.</param>
    internal sealed record Record(AuditEntry Entry, bool IsQuiet);

    /// <summary>The sender asks for <see cref="Entries"/>.</summary>
    /// <param name="Limit">How many at most, the newest; 0: all.</param>
    internal sealed record Get(int Limit);

    /// <summary>What is kept, the newest last.</summary>
    internal sealed record Entries(IReadOnlyList<AuditEntry> All);
}
