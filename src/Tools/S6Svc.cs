using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-svc</c>: sends commands to the supervisors of services, and (-w) waits for what comes of them.</summary>
internal static class S6Svc
{
    private const string Usage =
        "s6-svc [ -wu | -wU | -wd | -wD | -wr | -wR ] [ -T timeout ] [ -s signal | -abqhkti12pcyrlPCK ] [ -oduDUxOQ ] servicedirs...";

    private const int MostCommands = 62;

    public static ChainStep Run(ChainContext context)
    {
        var commands = "";
        uint milliseconds = 0;
        var wait = '\0';
        var options = new ShortOptions(context.Arguments, "s:abqhkti12pcyrlPCKoduDUxOQT:w:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'T' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 'w' when options.Value is [var letter, ..] && WaitGoal.TryParse(letter, true, out _): wait = letter; break;
                case 'T' or 'w' or ShortOptions.Wrong: throw context.Usage(Usage);
                default: commands += option == 's' ? CommandOf(context, options.Value) : option; break;
            }

            if (commands.Length > MostCommands)
                throw context.Fatal(ExitCode.WrongUsage, "too many commands");
        }

        var directories = options.Operands;
        if (directories.Count == 0)
            throw context.Usage(Usage);
        if (directories[0].Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "invalid service path");
        return ChainStep.Exit(wait == '\0'
            ? Send(context, directories, commands)
            : SendAndWait(context, directories, commands, Possible(context, directories[0], wait), milliseconds));
    }

    private static char CommandOf(ChainContext context, string name)
    {
        if (!Signals.TryParse(name, out var signal))
            throw context.Fatal(ExitCode.WrongUsage, $"invalid signal: {name}");
        return signal switch
        {
            Signal.Alrm => 'a',
            Signal.Abrt => 'b',
            Signal.Quit => 'q',
            Signal.Hup => 'h',
            Signal.Kill => 'k',
            Signal.Term => 't',
            Signal.Int => 'i',
            Signal.Usr1 => '1',
            Signal.Usr2 => '2',
            Signal.Stop => 'p',
            Signal.Cont => 'c',
            Signal.Winch => 'y',
            _ => throw context.Fatal(ExitCode.WrongUsage, $"{name} is not in the list of user-available signals"),
        };
    }

    /// <summary>A service that never says that it is ready cannot be waited for to be so: then it is waited for to be up.</summary>
    private static char Possible(ChainContext context, string directory, char wait)
    {
        var file = $"{directory}/notification-fd";
        if (wait is not ('U' or 'R') || Files.TryStatus(file, followLinks: true, out _) is var errno && errno == 0)
            return wait;
        if (errno != Errno.ENOENT)
            throw context.Failed($"access {file}", errno);
        context.Warn($"{file} not present - ignoring request for readiness notification");
        return wait == 'U' ? 'u' : 'r';
    }

    private static int SendAndWait(ChainContext context, ArraySegment<string> directories, string commands, char wait, uint milliseconds)
    {
        // What is sent while nobody listens yet could be over before; so the waiting has the name of the tool that does just that.
        var sender = context.Program;
        context.Program = commands.Length > 0 ? "s6-svlisten" : "s6-svwait";
        _ = WaitGoal.TryParse(wait, finished: commands.Length > 0, out var goal);
        using var watch = new ServiceWatch(context, directories, milliseconds);
        if (commands.Length > 0)
        {
            var waiter = context.Program;
            context.Program = sender;
            var code = Send(context, directories, commands);
            if (code != 0)
                return code;
            context.Program = waiter;
        }

        watch.WaitOrFail(goal, any: false);
        return 0;
    }

    /// <summary>Sends commands; what fails is reported, and the others are sent.</summary>
    /// <returns>0, or the exit code of the last failure.</returns>
    private static int Send(ChainContext context, ArraySegment<string> directories, string commands)
    {
        var code = 0;
        foreach (var directory in directories)
        {
            switch (SupervisedDirectory.Control(directory, "supervise", commands, out var errno))
            {
                case ControlOutcome.Failed:
                    context.WarnUnable($"control {directory}", errno);
                    code = ExitCode.SystemCallFailed;
                    break;
                case ControlOutcome.Broken:
                    context.Warn($"something is wrong with the {directory}/supervise directory: {Errno.Describe(errno)}");
                    code = 1;
                    break;
                case ControlOutcome.NobodyListens:
                    context.Warn($"unable to control {directory}: supervisor not listening");
                    code = 102;
                    break;
            }
        }

        return code;
    }
}
