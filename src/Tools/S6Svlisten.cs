using Actors.Execline;

namespace Actors.Tools;

/// <summary><c>s6-svlisten</c>: listens to services, runs a program then, and waits for them to be up, ready, down or restarted.</summary>
internal static class S6Svlisten
{
    private const string Usage = "s6-svlisten [ -U | -u | -d | -D | -r | -R ] [ -a | -o ] [ -t timeout ] servicedir... \"\" prog...";

    public static ChainStep Run(ChainContext context)
    {
        uint milliseconds = 0;
        var any = false;
        var letter = 'u';
        var options = new ShortOptions(context.Arguments, "uUdDrRaot:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'a': any = false; break;
                case 'o': any = true; break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 't' or ShortOptions.Wrong: throw context.Usage(Usage);
                default: letter = option; break;
            }
        }

        if (options.Operands.Count < 3)
            throw context.Usage(Usage);
        var directories = context.TakeBlock(options.Operands, out var command, "servicedir ");
        if (command.Count == 0)
            throw context.Usage(Usage);
        if (directories.Count == 0)
            return ChainStep.Continue(command);
        if (any && letter is 'r' or 'R')
        {
            any = false;
            context.Warn($"-o is unsupported when combined with -{letter} - using -a instead");
        }

        using var watch = new ServiceWatch(context, directories, milliseconds);
        ToolChildren.StartOrFail(context, command);
        _ = WaitGoal.TryParse(letter, finished: true, out var goal);
        watch.WaitOrFail(goal, any);
        return ChainStep.Exit(0);
    }
}
