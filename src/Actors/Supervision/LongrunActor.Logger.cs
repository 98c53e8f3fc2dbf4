using Actors.Logging;
using Actors.Pipelines;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Supervision;

/// <content>A run script that is nothing but a logger needs no process.</content>
public sealed partial class LongrunActor
{
    /// <summary>No logger's script is longer; in bytes.</summary>
    private const int LongestLogger = 8192;

    /// <summary>What this life of the service is, where it has no process.</summary>
    private LoggerRequest? _logger;

    /// <summary>Where the policies stand of which it was said that they do nothing: for log files, and for lines to the container's output.</summary>
    private string? _warnedOfFiles;
    private string? _warnedOfOutput;

    /// <summary>The logger that run is; null where run has to be run. Asked at each start: the script may have changed.</summary>
    private LoggerRequest? ReadLogger(List<(int Child, int Own)> descriptors, int? notificationFd, int? lockFd)
    {
        if (!ReadsPipe(descriptors) || ReadShortScript() is not { } script)
            return null;
        var obstacle = ObstacleToLogger(lockFd);
        if (obstacle is null && PlanOf(script, notificationFd) is { } plan)
            return RequestFor(plan, descriptors);
        WarnOfLogging(script, obstacle ?? "its run script is not just a logger that pid 1 can be (let it be a single s6-log or logutil-service, as docs/logging.md has it)");
        return null;
    }

    private static bool ReadsPipe(List<(int Child, int Own)> descriptors)
    {
        foreach (var (child, own) in descriptors)
        {
            if (child == 0)
                return Files.Status(own).Kind == FileKind.Fifo;
        }

        return false;
    }

    private string? ReadShortScript()
    {
        var run = Files.Join(_directory.Path, "run");
        return Files.Status(run) is { IsRegular: true, Size: <= LongestLogger } ? Files.ReadTextIfThere(run) : null;
    }

    /// <summary>Why a logger has to be a process, whatever its script is; null: it has not. A process that is to be another than this one is none of this one.</summary>
    private string? ObstacleToLogger(int? lockFd) => _host.Loggers is null ? "all loggers are processes (remove ACTORS_LOGGING_IN_PROCESS=0)"
        : !Policy.Logging.InProcess ? "in-process is off (turn it on)"
        : _settings.Command.Count > 0 || Policy.Process != ProcessPolicy.Default ? "a policy says what its process is (remove process from its policy)"
        : lockFd is not null || _directory.NewPidNamespace ? "it has a lock-fd or flag-newpidns (remove that file)"
        : null;

    /// <summary>Where the script does not say that it is ready as the service is to say it, it may have its reasons.</summary>
    private LoggerPlan? PlanOf(string script, int? notificationFd) =>
        Files.IsExecutable(Files.Join(_directory.Path, "run"))
        && _host.Loggers?.Read(script, EnvironmentBlock.Of([.. _settings.Environment])["PATH"]) is { } plan && plan.Command.Notification == (uint?)notificationFd ? plan : null;

    private LoggerRequest RequestFor(LoggerPlan plan, List<(int Child, int Own)> descriptors) => new(_settings.Name, plan, _directory.Path, descriptors, _settings.Environment)
    {
        Pipe = _settings.Pipe,
        Options = new LogEngineOptions
        {
            Service = _settings.LinesOf ?? _settings.Name,
            PrefixOutput = Policy.Logging.Prefix,
            JsonOutput = Policy.Logging.Json,
            JsonDirectories = Policy.Logging.JsonFiles,
            Compress = Policy.Logging.Gzip,
        },
    };

    /// <summary>What a policy wants of a logger only this process does: where a logger is a process of its own, that is said once. A consumer that is no logger has no log files.</summary>
    private void WarnOfLogging(string script, string why)
    {
        var logging = Policy.Logging;
        var isLogger = script.Contains("s6-log", StringComparison.Ordinal) || script.Contains("logutil-service", StringComparison.Ordinal);
        if (isLogger && logging.FilesAskedAt is { } files && files != _warnedOfFiles)
        {
            _warnedOfFiles = files;
            Warn(files, !logging.JsonFiles ? "gzip does" : logging.Gzip ? "gzip and json-files do" : "json-files does");
        }

        if (isLogger && logging.OutputAskedAt is { } output && output != _warnedOfOutput && WritesOutput(script))
        {
            _warnedOfOutput = output;
            Warn(output, !logging.Json ? "prefix does" : logging.Prefix ? "prefix and json do" : "json does");
        }

        // Its action 1 writes to the container's output.
        static bool WritesOutput(string script) => Array.IndexOf(script.Split([' ', '\t', '\n', '"', '\'']), "1") >= 0;

        void Warn(string place, string wants) => _report.Warning("actors", $"{place}: {wants} nothing for {_settings.Name}, whose logger is a process: {why}");
    }
}
