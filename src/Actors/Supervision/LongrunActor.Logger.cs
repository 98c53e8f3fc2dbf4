using Actors.Logging;
using Actors.Pipelines;
using Actors.Platform;

namespace Actors.Supervision;

/// <content>A run script that is nothing but a logger needs no process.</content>
public sealed partial class LongrunActor
{
    /// <summary>No logger's script is longer; in bytes.</summary>
    private const int LongestLogger = 8192;

    /// <summary>What this life of the service is, where it has no process.</summary>
    private LoggerRequest? _logger;

    /// <summary>The logger that run is; null where run has to be run. Asked at each start: the script may have changed.</summary>
    private LoggerRequest? ReadLogger(List<(int Child, int Own)> descriptors, int? notificationFd, int? lockFd)
    {
        if (_host.Loggers is not { } loggers || !Policy.Logging.InProcess || lockFd is not null || !ReadsPipe(descriptors) || _directory.NewPidNamespace)
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
