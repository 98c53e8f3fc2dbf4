using Actors.Execline;

namespace Actors.Tools;

/// <summary><c>s6-svlisten1</c>: s6-svlisten for one service.</summary>
internal static class S6Svlisten1
{
    private const string Usage = "s6-svlisten1 [ -U | -u | -d | -D | -r | -R ] [ -t timeout ] servicedir prog...";

    public static ChainStep Run(ChainContext context)
    {
        uint milliseconds = 0;
        var letter = 'u';
        var options = new ShortOptions(context.Arguments, "uUdDrRt:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 't' or ShortOptions.Wrong: throw context.Usage(Usage);
                default: letter = option; break;
            }
        }

        if (options.Operands is not [var directory, _, ..] operands)
            throw context.Usage(Usage);
        using var watch = new ServiceWatch(context, operands[..1], milliseconds);
        var command = operands[1..];
        ToolChildren.StartOrFail(context, command);
        _ = WaitGoal.TryParse(letter, finished: true, out var goal);
        if ((goal.DownFirst is { } first && watch.Wait(first, any: true) > 0) || watch.Wait(goal.Then, any: true) > 0)
            throw context.Fatal(1, $"{directory} failed permanently or its supervisor died");
        return ChainStep.Exit(0);
    }
}
