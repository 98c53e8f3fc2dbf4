using Actors.Platform;

namespace Actors.Control;

/// <summary>Two pipes.</summary>
/// <param name="input">Where bytes come from.</param>
/// <param name="output">Where bytes go.</param>
internal sealed class PipeChannel(Descriptor input, Descriptor output) : IControlChannel
{
    public int Number => input.Number;

    public bool HasReceived => false;

    public int Read(Span<byte> buffer) => Descriptors.Read(input.Number, buffer);

    public int Write(ReadOnlySpan<byte> data) => Descriptors.Write(output.Number, data);

    public int Flush() => 0;

    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }
}
