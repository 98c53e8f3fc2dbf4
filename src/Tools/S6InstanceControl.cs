using Actors.Execline;

namespace Actors.Tools;

/// <summary><c>s6-instance-control</c>: s6-svc for an instance of a service.</summary>
internal static class S6InstanceControl
{
    private const string Usage = "s6-instance-control [ -wu | -wU | -wd | -wD | -wr | -wR ] [ -T timeout ] [ -abqhkti12pcyroduDUxO ] service instancename";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "abqhkti12pcyroduDUxOT:w:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option == ShortOptions.Wrong
                || (option == 'T' && !Numbers.TryParse(options.Value, out uint _))
                || (option == 'w' && !WaitGoal.TryParse(options.Value.Length > 0 ? options.Value[0] : ' ', false, out _)))
            {
                throw context.Usage(Usage);
            }
        }

        return options.Operands.Count >= 2 ? Instances.Delegate(context, "s6-svc", options.Operands) : throw context.Usage(Usage);
    }
}
