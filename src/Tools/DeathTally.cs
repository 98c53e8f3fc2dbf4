using Actors.Platform;

namespace Actors.Tools;

/// <summary>The file <see cref="DeathRecord.File"/>, whole.</summary>
internal static class DeathTally
{
    /// <summary>Its records, oldest first; a broken last one is left out.</summary>
    public static List<DeathRecord> Parse(ReadOnlySpan<byte> content)
    {
        var records = new List<DeathRecord>(content.Length / DeathRecord.Size);
        for (; content.Length >= DeathRecord.Size; content = content[DeathRecord.Size..])
            records.Add(DeathRecord.Read(content));
        return records;
    }
}
