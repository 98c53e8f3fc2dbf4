using Actors.Platform;

namespace Actors.Control;

/// <summary>A connection's bytes, without waiting for them.</summary>
internal interface IControlChannel : IDisposable
{
    /// <summary>What to wait for.</summary>
    int Number { get; }

    /// <summary>Whether bytes were received that <see cref="Read"/> can give without the descriptor being ready again.</summary>
    bool HasReceived { get; }

    /// <summary>Reads.</summary>
    /// <returns>How many bytes; 0 at the end; or minus the error number (<see cref="Errno.EAGAIN"/>: not now).</returns>
    int Read(Span<byte> buffer);

    /// <summary>Writes what can be written now.</summary>
    /// <returns>How many bytes were taken; or minus the error number (<see cref="Errno.EAGAIN"/>: not now).</returns>
    int Write(ReadOnlySpan<byte> data);

    /// <summary>Writes what was taken but is not written yet.</summary>
    /// <returns>0: nothing is left; or minus the error number.</returns>
    int Flush();
}

/// <summary>The socket as it is.</summary>
internal sealed class PlainChannel(Descriptor connection) : IControlChannel
{
    public int Number => connection.Number;

    public bool HasReceived => false;

    public int Read(Span<byte> buffer) => Descriptors.Read(connection.Number, buffer);

    public int Write(ReadOnlySpan<byte> data) => Descriptors.Write(connection.Number, data);

    public int Flush() => 0;

    public void Dispose() => connection.Dispose();
}
