using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-nuke</c>: sends signals to all processes (in this pid namespace, but for pid 1).</summary>
internal static class S6Nuke
{
    public static ChainStep Run(ChainContext context)
    {
        var (hangup, terminate, kill) = (false, false, false);
        var options = new ShortOptions(context.Arguments, "htk");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'h': hangup = true; break;
                case 't': terminate = true; break;
                case 'k': kill = true; break;
                default: throw context.Usage("s6-nuke [ -h | -t | -k ]");
            }
        }

        var errno = 0;
        if (hangup)
        {
            Signals.SetIgnored(Signal.Hup);
            errno = Signals.Send(-1, Signal.Hup);
        }

        if (terminate)
        {
            Signals.SetIgnored(Signal.Term);
            errno = Signals.Send(-1, Signal.Term);
            _ = Signals.Send(-1, Signal.Cont);
        }

        if (kill)
            errno = Signals.Send(-1, Signal.Kill);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed("kill", errno);
    }
}
