using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary><c>s6-tai64n</c>: puts the time, in TAI64N, in front of each line.</summary>
internal static class S6Tai64n
{
    public static ChainStep Run(ChainContext context) => LineFilter.Run(context, Stamp, completeLastLine: true);

    private static int Stamp(ReadOnlySpan<byte> line, Span<byte> beginning, out int length)
    {
        Tai64n.Now.Format(beginning);
        beginning[Tai64n.TextLength] = (byte)' ';
        length = Tai64n.TextLength + 1;
        return 0;
    }
}
