using Actors.Platform;

namespace Actors.Shell.Output;

/// <summary>The size of a terminal.</summary>
/// <param name="Columns">How wide.</param>
/// <param name="Rows">How high.</param>
internal readonly record struct TerminalSize(int Columns, int Rows)
{
    /// <summary>Of a descriptor; 80 by 24 where it does not say.</summary>
    internal static TerminalSize Of(int descriptor) =>
        TerminalMode.SizeOf(descriptor) is ( > 0, > 0) size ? new(size.Columns, size.Rows) : new(80, 24);
}
