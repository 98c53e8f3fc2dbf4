using System.Text;
using Actors.Shell.Output;

namespace Actors.Shell.Tests;

/// <summary>Keeps what a command writes.</summary>
internal sealed class MemoryOutput : TextOutput
{
    private readonly MemoryStream _bytes = new();

    internal string Text => Encoding.UTF8.GetString(_bytes.ToArray());

    internal override void WriteBytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);
}
