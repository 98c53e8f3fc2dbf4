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

    /// <summary>Where the policy stands of which it was said that it does nothing.</summary>
    private string? _warnedOfFiles;

    /// <summary>The logger that run is; null where run has to be run. Asked at each start: the script may have changed.</summary>
    private LoggerRequest? ReadLogger(List<(int Child, int Own)> descriptors, int? notificationFd, int? lockFd)
    {
        if (!CanBeHere || _host.Loggers is not { } loggers || !Policy.Logging.InProcess || lockFd is not null || !ReadsPipe(descriptors) || _directory.NewPidNamespace)
            return null;
        var run = Files.Join(_directory.Path, "run");
        if (!Files.IsExecutable(run) || Files.Status(run) is not { IsRegular: true, Size: <= LongestLogger } || Files.ReadTextIfThere(run) is not { } script)
            return null;
        // Where it does not say that it is ready as the service is to say it, the script may have its reasons.
        if (loggers.Read(script, EnvironmentBlock.Of([.. _settings.Environment])["PATH"]) is not { } plan || plan.Command.Notification != (uint?)notificationFd)
            return null;
        return new(_settings.Name, plan, _directory.Path, descriptors, _settings.Environment)
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
    }

    /// <summary>A process that is to be another than this one is none of this one.</summary>
    private bool CanBeHere => _settings.Command.Count == 0 && Policy.Process == ProcessPolicy.Default;

    /// <summary>What a policy wants of log files (gzip, json-files) only this process does: where a logger has one of its own, that is said once.</summary>
    private void WarnOfFiles(List<(int Child, int Own)> descriptors, int? lockFd)
    {
        var place = Policy.Logging.FilesAskedAt;
        if (place is null || place == _warnedOfFiles || _logger is not null || !ReadsPipe(descriptors) || !NamesLogger())
            return;
        _warnedOfFiles = place;
        var wants = !Policy.Logging.JsonFiles ? "gzip does" : Policy.Logging.Gzip ? "gzip and json-files do" : "json-files does";
        var why = _host.Loggers is null ? "all loggers are processes (remove ACTORS_LOGGING_IN_PROCESS=0)"
            : !Policy.Logging.InProcess ? "in-process is off (turn it on)"
            : !CanBeHere ? "a policy says what its process is (remove process from its policy)"
            : lockFd is not null || _directory.NewPidNamespace ? "it has a lock-fd or flag-newpidns (remove that file)"
            : "its run script is not just a logger that pid 1 can be (let it be a single s6-log or logutil-service, as docs/logging.md has it)";
        _report.Warning("actors", $"{place}: {wants} nothing for {_settings.Name}, whose logger is a process: {why}");
    }

    /// <summary>A consumer that is no logger has no log files.</summary>
    private bool NamesLogger()
    {
        var run = Files.Join(_directory.Path, "run");
        return Files.Status(run) is { IsRegular: true, Size: <= LongestLogger } && Files.ReadTextIfThere(run) is { } script
            && (script.Contains("s6-log", StringComparison.Ordinal) || script.Contains("logutil-service", StringComparison.Ordinal));
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
}
