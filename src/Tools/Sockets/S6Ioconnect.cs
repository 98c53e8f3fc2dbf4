using System.Globalization;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-ioconnect</c>, under a client: copies standard input to the connection, and the connection to standard output.</summary>
internal static class S6Ioconnect
{
    private const string Usage = "s6-ioconnect [ -t timeout ] [ -r fdr ] [ -w fdw ]";

    public static ChainStep Run(ChainContext context)
    {
        uint milliseconds = 0;
        var (reading, writing) = (6, 7);
        var options = new ShortOptions(context.Arguments, "0167t:r:w:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case '0' or '1' or '6' or '7': break; // What they say is seen.
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 'r' when int.TryParse(options.Value, NumberStyles.None, CultureInfo.InvariantCulture, out reading): break;
                case 'w' when int.TryParse(options.Value, NumberStyles.None, CultureInfo.InvariantCulture, out writing): break;
                default: throw context.Usage(Usage);
            }
        }

        if (reading < 3 || writing < 3)
            throw context.Usage(Usage);
        foreach (var fd in (ReadOnlySpan<int>)[0, writing, reading, 1])
        {
            if (!Descriptors.IsInheritable(fd))
                throw context.Failed($"fstat fd {fd}", Errno.EBADF);
        }

        Signals.SetIgnored(Signal.Pipe);
        return ChainStep.Exit(Copy(new(0, writing), new(reading, 1), milliseconds) ? 0 : 1);
    }

    /// <returns>False where nothing happened for so long.</returns>
    private static bool Copy(HalfConnection outward, HalfConnection inward, uint milliseconds)
    {
        Span<PollRequest> requests = stackalloc PollRequest[4];
        while (outward.IsOpen || inward.IsOpen)
        {
            (requests[0], requests[1]) = outward.Requests;
            (requests[2], requests[3]) = inward.Requests;
            var idle = outward.IsEmpty && inward.IsEmpty && milliseconds > 0 ? (int)Math.Min(milliseconds, int.MaxValue) : -1;
            if (Descriptors.Poll(requests, idle) == 0)
                return false;
            outward.Move(requests[0].IsReady, requests[1].IsReady);
            inward.Move(requests[2].IsReady, requests[3].IsReady);
        }

        return true;
    }
}
