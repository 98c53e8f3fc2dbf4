using Actors.Execline;

namespace Actors.Tools;

/// <summary><c>s6-instance-status</c>: s6-svstat for an instance of a service.</summary>
internal static class S6InstanceStatus
{
    private const string Usage =
        "s6-instance-status [ -uwNrpest | -o up,wantedup,normallyup,ready,paused,pid,exitcode,signal,signum,updownsince,readysince,updownfor,readyfor ] "
        + "[ -n ] service name";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "no:uwNrpest");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option == ShortOptions.Wrong)
                throw context.Usage(Usage);
        }

        return options.Operands.Count >= 2 ? Instances.Delegate(context, "s6-svstat", options.Operands) : throw context.Usage(Usage);
    }
}
