using Actors.Execline;

namespace Actors.Tools;

/// <summary><c>s6-svwait</c>: waits for services to be up, ready, down or restarted.</summary>
internal static class S6Svwait
{
    private const string Usage = "s6-svwait [ -U | -u | -d | -D | -r | -R ] [ -a | -o ] [ -t timeout ] servicedir...";

    public static ChainStep Run(ChainContext context)
    {
        uint milliseconds = 0;
        var any = false;
        _ = WaitGoal.TryParse('u', finished: false, out var goal);
        var options = new ShortOptions(context.Arguments, "UudDrRaot:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'a': any = false; break;
                case 'o': any = true; break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 't' or ShortOptions.Wrong: throw context.Usage(Usage);
                default: _ = WaitGoal.TryParse(option, finished: false, out goal); break;
            }
        }

        if (options.Operands.Count > 0)
        {
            using var watch = new ServiceWatch(context, options.Operands, milliseconds);
            watch.WaitOrFail(goal, any);
        }

        return ChainStep.Exit(0);
    }
}
