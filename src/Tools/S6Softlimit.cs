using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-softlimit</c>: goes on with other resource limits, soft ones unless -H (both) or -h (hard ones) is given first.</summary>
internal static class S6Softlimit
{
    private const string Usage =
        "s6-softlimit [ -H | -h ] [ -a allbytes ] [ -c corebytes ] [ -d databytes ] [ -f filebytes ] [ -l lockbytes ] [ -m membytes ] "
        + "[ -o openfiles ] [ -p processes ] [ -r residentbytes ] [ -s stackbytes ] [ -t cpusecs ] prog...";

    public static ChainStep Run(ChainContext context)
    {
        var (soft, hard) = (true, false);
        var options = new ShortOptions(context.Arguments, "hHa:c:d:f:l:m:o:P:p:r:s:t:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'h': (soft, hard) = (false, true); break;
                case 'H': (soft, hard) = (true, true); break;
                case ShortOptions.Wrong: throw context.Usage(Usage);
                default:
                    foreach (var resource in ResourcesOf(option))
                        Limit(resource, options.Value, soft, hard, context);
                    break;
            }
        }

        return options.Operands.Count > 0 ? ChainStep.Continue(options.Operands) : throw context.Usage(Usage);
    }

    private static ReadOnlySpan<Resource> ResourcesOf(char option) => option switch
    {
        'a' => [Resource.AddressSpace],
        'c' => [Resource.Core],
        'd' => [Resource.Data],
        'f' => [Resource.FileSize],
        'l' => [Resource.LockedMemory],
        'm' => [Resource.Data, Resource.Stack, Resource.LockedMemory, Resource.AddressSpace],
        'o' => [Resource.OpenFiles],
        'P' => [Resource.RealTimePriority],
        'p' => [Resource.Processes],
        'r' => [Resource.Resident],
        's' => [Resource.Stack],
        _ => [Resource.CpuSeconds],
    };

    /// <param name="resource">What.</param>
    /// <param name="value">A number; or <c>=</c>: as high as it may be.</param>
    /// <param name="soft">Whether the soft limit is meant.</param>
    /// <param name="hard">Whether the hard limit is meant.</param>
    /// <param name="context">Who fails.</param>
    private static void Limit(Resource resource, string value, bool soft, bool hard, ChainContext context)
    {
        try
        {
            var limit = ResourceLimits.Get(resource);
            if (value == "=")
            {
                if (hard)
                    limit = limit with { Hard = ResourceLimit.Infinity };
                if (soft)
                    limit = limit with { Soft = limit.Hard };
            }
            else
            {
                if (!Numbers.TryParse(value, out ulong number))
                    throw context.Usage(Usage);
                if (hard)
                    limit = limit with { Hard = number };
                if (soft)
                    limit = limit with { Soft = Math.Min(number, limit.Hard) };
            }

            ResourceLimits.Set(resource, limit);
        }
        catch (PlatformException exception)
        {
            throw context.Failed(exception.Action, exception.Errno);
        }
    }
}
