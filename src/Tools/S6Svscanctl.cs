using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-svscanctl</c>: sends commands to the supervisor of a scan directory.</summary>
internal static class S6Svscanctl
{
    private const string Usage = "s6-svscanctl [ -zabhitqnN ] svscandir";
    private const int MostCommands = 64;

    public static ChainStep Run(ChainContext context)
    {
        var commands = "";
        var options = new ShortOptions(context.Arguments, "zabhitqnN");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option == ShortOptions.Wrong)
                throw context.Usage(Usage);
            if (commands.Length >= MostCommands)
                throw context.Fatal(ExitCode.WrongUsage, "too many commands");
            commands += option;
        }

        if (options.Operands is not [var directory, ..])
            throw context.Usage(Usage);
        return SupervisedDirectory.Control(directory, ".s6-svscan", commands, out var errno) switch
        {
            ControlOutcome.Sent => ChainStep.Exit(0),
            ControlOutcome.NobodyListens => throw context.Fatal(ExitCode.WrongUsage, $"unable to control {directory}: supervisor not listening"),
            ControlOutcome.Broken => throw context.Fatal(
                ExitCode.WrongUsage, $"something is wrong with the {directory}/.s6-svscan directory. errno reported: {Errno.Describe(errno)}"),
            _ => throw context.Failed($"control {directory}", errno),
        };
    }
}
