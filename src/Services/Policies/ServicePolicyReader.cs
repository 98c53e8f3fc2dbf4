using System.Collections.Immutable;
using System.Globalization;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Reads the object of one service, defaults and patterns already under it.</summary>
internal static class ServicePolicyReader
{
    public static ServicePolicy Read(PolicySection section)
    {
        var timeouts = section.Section("timeouts");
        var success = section.Section("success");
        var policy = new ServicePolicy
        {
            Restart = ReadRestart(section.Section("restart")),
            Stop = ReadStop(section.Section("stop")),
            Logging = ReadLogging(section.Section("logging")),
            SuccessCodes = success.Wholes("exit-codes", 0, 255) ?? ServicePolicy.Default.SuccessCodes,
            SuccessSignals = success.SignalsNamed("signals") ?? ServicePolicy.Default.SuccessSignals,
        };
        policy = policy with
        {
            Process = ProcessPolicyReader.Read(section.Section("process")),
            Readiness = ProbePolicyReader.ReadReadiness(section.Section("readiness")),
            Health = ProbePolicyReader.ReadHealth(section.Section("health")),
            Trigger = TriggerPolicy.Read(section.Section("trigger")),
            Command = ServiceCommandReader.Read(section),
            IsEnabled = section.Flag("enabled") ?? true,
            Instances = ReadInstances(section),
            TimeoutUp = timeouts.Duration("up"),
            TimeoutDown = timeouts.Duration("down"),
        };
        success.End();
        timeouts.End();
        section.End();
        return policy;
    }

    private static RestartPolicy ReadRestart(PolicySection section)
    {
        var otherwise = RestartPolicy.Default;
        var policy = new RestartPolicy
        {
            Mode = (RestartMode)section.Choice("mode", ["always", "on-failure", "never"], (int)otherwise.Mode),
            MinBackoff = section.Duration("min-backoff"),
            MaxBackoff = section.Duration("max-backoff") ?? otherwise.MaxBackoff,
            Multiplier = section.Number("multiplier", 1, 100, otherwise.Multiplier),
            Jitter = section.Number("jitter", 0, 1, otherwise.Jitter),
            MaxRestarts = section.WholeOrInfinite("max-restarts", 0, otherwise.MaxRestarts),
            Within = section.DurationOrInfinite("within", otherwise.Within, TimeSpan.FromMilliseconds(1)),
            ResetAfter = section.Duration("reset-after"),
            Exhausted = ReadExhausted(section),
        };
        section.End();
        if (policy.MinBackoff > policy.MaxBackoff)
        {
            section.Error("min-backoff", $"it is longer than max-backoff, {policy.MaxBackoff.TotalSeconds:0.###} s", "set both");
            policy = policy with { MaxBackoff = policy.MinBackoff.Value };
        }

        return policy;
    }

    /// <summary>A number, or names.</summary>
    private static ImmutableArray<string>? ReadInstances(PolicySection section)
    {
        if (!section.Has("instances"))
            return null;
        if (section.IsText("instances"))
            return section.Whole("instances", 0, 1000) is { } count ? [.. Numbers((int)count)] : null;
        if (section.Texts("instances") is not { } names)
            return null;
        foreach (var name in names)
        {
            if (ServiceNames.FaultOf(name) is { } fault)
            {
                section.Error("instances", fault);
                return null;
            }
        }

        return names;
    }

    private static IEnumerable<string> Numbers(int count)
    {
        for (var number = 1; number <= count; number++)
            yield return number.ToString(CultureInfo.InvariantCulture);
    }

    internal static ExhaustedAction ReadExhausted(PolicySection section) =>
        (ExhaustedAction)section.Choice("exhausted", ["stop", "escalate", "shutdown"], (int)ExhaustedAction.Stop);

    /// <summary>Of one service, or of all: the keys are the same.</summary>
    internal static LoggingPolicy ReadLogging(PolicySection section)
    {
        var otherwise = LoggingPolicy.Default;
        var policy = new LoggingPolicy
        {
            InProcess = section.Flag("in-process") ?? otherwise.InProcess,
            Prefix = section.Flag("prefix") ?? otherwise.Prefix,
            Json = section.Flag("json") ?? otherwise.Json,
            JsonFiles = section.Flag("json-files") ?? otherwise.JsonFiles,
            Gzip = section.Flag("gzip") ?? otherwise.Gzip,
        };
        section.End();
        return policy with
        {
            FilesAskedAt = PlaceOf(section, policy.Gzip ? "gzip" : policy.JsonFiles ? "json-files" : null),
            OutputAskedAt = PlaceOf(section, policy.Prefix ? "prefix" : policy.Json ? "json" : null),
        };
    }

    private static string? PlaceOf(PolicySection section, string? key) => key is null ? null : ByteString.FromText(PolicySources.Describe(section.OriginOf(key)));

    private static StopPolicy ReadStop(PolicySection section)
    {
        var policy = new StopPolicy
        {
            Signal = section.SignalNamed("signal"),
            Timeout = section.Duration("timeout"),
            KillsGroup = section.Flag("kill-group"),
            FinishTimeout = section.Duration("finish-timeout"),
            ReloadSignal = section.SignalNamed("reload-signal"),
        };
        section.End();
        return policy;
    }
}
