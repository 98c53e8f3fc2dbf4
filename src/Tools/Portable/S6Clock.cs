using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-clock</c>: prints the time as a TAI64N label, or sets the machine's clock to one.</summary>
internal static class S6Clock
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var label, ..])
            return OutputBuffer.Print(context, $"{Tai64n.Now}\n");
        if (!Tai64n.TryParse(ByteString.ToBytes(label), out var moment))
            throw context.Usage("s6-clock [ tai64nlabel ]");
        return context.Try("set the clock", () => Clock.SetRealtime(moment.ToUnixNanoseconds()));
    }
}
