using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-setsid</c>: goes on as the leader of a new session, or of a new process group, which may become its terminal's foreground one.</summary>
internal static class S6Setsid
{
    private const string Usage = "s6-setsid [ -s | -b | -f | -g ] [ -i | -I | -q ] [ -d ctty ] prog...";

    private static readonly string[] s_long =
    [
        "session=s", "background-process-group=b", "foreground-process-group=f", "foreground-process-group-grab=g", "no-strict=I", "strict=i", "quiet=q",
        "process-group=1", "foreground=2", "grab=3", "ctty=d",
    ];

    public static ChainStep Run(ChainContext context)
    {
        var (newGroup, foreground, grab, strict, quiet) = (false, false, false, false, false);
        uint? terminal = null;
        var options = new LongOptions(context, "sbfgiIqd:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 's': (newGroup, foreground, grab) = (false, false, false); break;
                case 'b': (newGroup, foreground, grab) = (true, false, false); break;
                case 'f': (newGroup, foreground, grab) = (true, true, false); break;
                case 'g': (newGroup, foreground, grab) = (true, true, true); break;
                case '1': newGroup = true; break;
                case '2': foreground = true; break;
                case '3': grab = true; break;
                case 'i': strict = true; break;
                case 'I': strict = false; break;
                case 'q': quiet = true; break;
                case 'd' when Numbers.TryParse(options.Value, out uint number): terminal = number; break;
                default: throw context.Usage(Usage);
            }
        }

        var command = options.Operands;
        if (command.Count == 0)
            throw context.Usage(Usage);
        if (!newGroup)
        {
            if (!Identity.StartSession())
                Complain("setsid", Errno.EPERM);
        }
        else
        {
            using var opened = terminal is null && foreground ? OpenTerminal(context) : null;
            Try("setpgid", () => Identity.SetProcessGroup(0, 0));
            if (foreground)
            {
                if (grab)
                    Signals.SetIgnored(Signal.Ttou);
                var errno = Descriptors.SetForegroundGroup(opened?.Number ?? (int)(terminal ?? 0), Identity.ProcessId);
                if (errno != 0)
                    Complain("tcsetpgrp", errno);
            }
        }

        return ChainStep.Continue(command);

        void Try(string action, Action change)
        {
            try
            {
                change();
            }
            catch (PlatformException exception)
            {
                Complain(action, exception.Errno);
            }
        }

        void Complain(string action, int errno)
        {
            if (strict)
                throw context.Failed(action, errno);
            if (!quiet)
                context.WarnUnable(action, errno);
        }
    }

    private static Descriptor OpenTerminal(ChainContext context)
    {
        var errno = Files.TryOpen("/dev/tty", OpenMode.Read | OpenMode.NonBlocking, out var terminal);
        return errno == 0 ? terminal! : throw context.Failed("open /dev/tty", errno);
    }
}
