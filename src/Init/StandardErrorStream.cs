using Actors.Platform;

namespace Actors.Init;

/// <summary>Whatever descriptor 2 is at each write. .NET's own stream is for ever what it was at the first.</summary>
internal sealed class StandardErrorStream : WriteOnlyStream
{
    /// <summary>There is nobody to tell that it failed.</summary>
    public override void Write(ReadOnlySpan<byte> buffer) => _ = Descriptors.WriteAll(2, buffer);
}
