using System.Text;

namespace Actors.Shell.Output;

/// <summary>Where a command writes: text as UTF-8, or bytes as they are.</summary>
internal abstract class TextOutput
{
    /// <summary>Writes text.</summary>
    internal void Write(string text) => WriteBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes text and a newline.</summary>
    internal void WriteLine(string text = "") => Write(text + "\n");

    /// <summary>Writes bytes.</summary>
    /// <exception cref="OutputClosedException">Nobody reads any more.</exception>
    internal abstract void WriteBytes(ReadOnlySpan<byte> bytes);
}
