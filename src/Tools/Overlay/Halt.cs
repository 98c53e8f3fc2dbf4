using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Overlay;

/// <summary>
/// <c>/run/s6/basedir/bin/halt</c>, <c>poweroff</c>, <c>reboot</c> and <c>shutdown</c>: stop the container in order. Options as s6-linux-init's: <c>-h</c>,
/// <c>-p</c> and <c>-r</c> choose; those about disks, wtmp and messages to users mean nothing in a container.
/// </summary>
internal static class Halt
{
    /// <summary>Where pid 1 listens: one letter, h halt, p power off, r reboot. Like all of /run/s6 it belongs to the container's user.</summary>
    private const string Fifo = "/run/s6/basedir/control";

    public static ChainStep Run(ChainContext context)
    {
        var kind = context.Program switch { "poweroff" => 'p', "reboot" => 'r', _ => 'h' };
        foreach (var argument in context.Arguments.AsSpan(1))
        {
            if (argument is ['-', .. var letters])
            {
                foreach (var letter in letters)
                {
                    if (letter is 'h' or 'p' or 'r')
                        kind = letter;
                }
            }
        }

        var errno = Files.TryOpen(Fifo, OpenMode.Write | OpenMode.NonBlocking, out var fifo);
        if (errno == 0)
        {
            // Pid 1 may be done with the services, and tell everything else to end, before this process has.
            Signals.SetIgnored(Signal.Term);
            using (fifo)
                errno = Descriptors.WriteAll(fifo!.Number, $"{kind}");
        }

        return errno == 0 ? ChainStep.Exit(0) : throw context.Fatal(errno == Errno.ENXIO ? 100 : 111, $"unable to talk to pid 1: {Errno.Describe(errno)}");
    }
}
