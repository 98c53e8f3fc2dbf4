using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>s6-permafailon SECONDS COUNT LIST PROG...</c>, in a finish script: exits 125, which makes the failure permanent, if the service has died so often and
/// so soon of what is in the list; else goes on with the program.
/// </summary>
internal static class S6Permafailon
{
    private const string Usage = "s6-permafailon seconds deathcount statuslist prog...";
    private const int PermanentFailure = 125;

    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var span, var limit, var list, ..]
            || !Numbers.TryParse(span, out uint seconds)
            || !Numbers.TryParse(limit, out uint count)
            || count == 0)
        {
            throw context.Usage(Usage);
        }

        var counted = DeathList.Parse(list, context);
        var since = Clock.RealtimeNanoseconds - (seconds * 1_000_000_000L);
        uint matches = 0;
        foreach (var death in Deaths(context))
        {
            if (death.When.ToUnixNanoseconds() < since || !counted.Contains(death.Status) || ++matches < count)
                continue;
            var cause = death.Status.IsSignaled ? $"signal {(int)death.Status.Signal}" : $"exit code {death.Status.Code}";
            StandardStreams.Error(
                $"{context.Program}: info: PERMANENT FAILURE triggered after {count} events involving {cause} in the last {seconds} seconds\n");
            return ChainStep.Exit(PermanentFailure);
        }

        return ChainStep.Continue(context.Arguments[4..]);
    }

    /// <summary>The deaths that are remembered, oldest first; none where the memory cannot be read, which is only warned about: a finish script goes on.</summary>
    private static List<DeathRecord> Deaths(ChainContext context)
    {
        var errno = Files.TryReadAllBytes(DeathRecord.File, out var bytes);
        if (errno != 0)
            context.WarnUnable($"stat {DeathRecord.File}", errno);
        else if (bytes.Length % DeathRecord.Size != 0)
            context.Warn($"invalid {DeathRecord.File}");
        else
            return DeathTally.Parse(bytes);
        return [];
    }
}
