using System.Globalization;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Overlay;

/// <summary>
/// <c>actors-process SETTING... -- FILE PROG...</c>: goes on as FILE with other limits, ids, mask and directory. Pid 1 starts services by it whose policy says
/// more of their process than posix_spawn can do; every number is worked out already.
/// </summary>
internal static class ActorsProcess
{
    public const string Name = ProcessSettings.Word;

    public static ChainStep Run(ChainContext context)
    {
        var at = 1;
        for (; at < context.Arguments.Count && context.Arguments[at] != "--"; at++)
        {
            var setting = context.Arguments[at];
            var equals = setting.IndexOf('=');
            if (equals < 0)
                throw Usage(context);
            try
            {
                Apply(setting[..equals], setting[(equals + 1)..], context);
            }
            catch (PlatformException failure)
            {
                throw context.Fatal(ExitCode.SystemCallFailed, failure.Message);
            }
            catch (FormatException)
            {
                throw Usage(context);
            }
        }

        return at + 2 < context.Arguments.Count ? ChainStep.Continue(context.Arguments[(at + 2)..], context.Arguments[at + 1]) : throw Usage(context);
    }

    private static void Apply(string name, string value, ChainContext context)
    {
        switch (name)
        {
            case "limit": SetLimit(value.Split(':'), context); break;
            case "oom-score": Files.WriteAllText("/proc/self/oom_score_adj", value); break;
            case "nice" when Identity.Nice(int.Parse(value, CultureInfo.InvariantCulture)) is not 0 and var errno: throw new PlatformException("change niceness", errno);
            case "nice": break;
            case "umask": _ = Files.SetCreationMask(Number(value)); break;
            case "groups": Identity.SetSupplementaryGroups([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)]); break;
            case "group": Identity.SetGroup(Number(value)); break;
            case "user": Identity.SetUser(Number(value)); break;
            case "directory": Files.ChangeDirectory(value); break;
            default: throw Usage(context);
        }
    }

    private static void SetLimit(string[] parts, ChainContext context)
    {
        if (parts.Length != 3)
            throw Usage(context);
        var (soft, hard) = (Limit(parts[1]), Limit(parts[2]));
        ResourceLimits.Set((Resource)Number(parts[0]), new ResourceLimit(soft, hard));
    }

    private static ulong Limit(string text) => text.Length == 0 ? ResourceLimit.Infinity : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static uint Number(string text) => uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ChainException Usage(ChainContext context) => context.Usage("actors-process setting=value... -- file prog...");
}
