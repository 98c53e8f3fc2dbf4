using Actors.Platform;

namespace Actors.Logging;

internal sealed partial class LogDirectory
{
    /// <summary>What a step returns that is not done yet, and will be continued without a delay.</summary>
    private const int Waiting = -1;

    private ArchivalStep _archival;
    private long _archivalRetryAt = Never;
    private long _lastArchive;
    private int _processor;
    private (string Action, int Errno) _archivalTold;

    /// <summary>The next step of an archival.</summary>
    private enum ArchivalStep
    {
        None,
        /// <summary><c>previous</c> becomes <c>@STAMP.s</c>; there is no processor.</summary>
        ArchivePrevious,
        /// <summary><c>previous</c> is compressed to <c>processed</c> by this process.</summary>
        Compress,
        StartProcessor,
        AwaitProcessor,
        SynchronizeProcessed,
        SynchronizeState,
        RemovePrevious,
        RenameState,
        ArchiveProcessed,
    }

    /// <summary>The pid of the processor that runs; 0: none does.</summary>
    public int Processor => _archival == ArchivalStep.AwaitProcessor ? _processor : 0;

    /// <summary>The processor has ended.</summary>
    public void ProcessorEnded(ExitStatus status)
    {
        _processor = 0;
        if (status.IsSuccess)
        {
            _archival = ArchivalStep.SynchronizeProcessed;
            ContinueArchival();
            Continue();
            return;
        }

        _host.Warn($"processor {(status.IsSignaled ? "crashed" : "failed")} in {_options.Path}");
        _archival = ArchivalStep.StartProcessor;
        _archivalRetryAt = _host.MonotonicNanoseconds + RetryDelay;
    }

    private void StartArchival()
    {
        _archival = _options.Processor is not null ? ArchivalStep.StartProcessor
            : _options.Compress ? ArchivalStep.Compress
            : ArchivalStep.ArchivePrevious;
        ContinueArchival();
    }

    private void ContinueArchival()
    {
        _archivalRetryAt = Never;
        while (_archival != ArchivalStep.None)
        {
            var errno = DoArchivalStep();
            if (errno == Waiting)
                return;
            if (errno == Errno.ENOENT && _files.TryStatus(Previous, out _) == Errno.ENOENT)
            {
                AbandonArchival(); // Somebody has removed it: there is nothing left to archive.
                return;
            }

            if (errno != 0)
            {
                Tell(ref _archivalTold, $"{Describe(_archival)} {_options.Path}", errno);
                _archivalRetryAt = _host.MonotonicNanoseconds + RetryDelay;
                return;
            }

            _archival = _archival switch
            {
                ArchivalStep.ArchivePrevious or ArchivalStep.ArchiveProcessed => ArchivalStep.None,
                ArchivalStep.Compress => ArchivalStep.SynchronizeProcessed,
                ArchivalStep.SynchronizeProcessed when _options.Processor is null => ArchivalStep.RemovePrevious,
                ArchivalStep.RemovePrevious when _options.Processor is null => ArchivalStep.ArchiveProcessed,
                _ => _archival + 1,
            };
            if (_archival == ArchivalStep.None)
                _archivalTold = default;
        }
    }

    private int DoArchivalStep()
    {
        switch (_archival)
        {
            case ArchivalStep.ArchivePrevious:
                return Archive("previous", 's');
            case ArchivalStep.Compress:
                return Compress();
            case ArchivalStep.StartProcessor:
                return StartProcessor();
            case ArchivalStep.AwaitProcessor:
                return Waiting;
            case ArchivalStep.SynchronizeProcessed:
                return Synchronize("processed", complete: true);
            case ArchivalStep.SynchronizeState:
                return Synchronize("newstate", complete: false);
            case ArchivalStep.RemovePrevious:
                return _files.Remove(Previous);
            case ArchivalStep.RenameState:
                return _files.Rename(Files.Join(_options.Path, "newstate"), Files.Join(_options.Path, "state"));
            default:
                return Archive("processed", 's');
        }
    }

    private int Synchronize(string name, bool complete)
    {
        var errno = _files.Open(Files.Join(_options.Path, name), OpenMode.Write | OpenMode.Append, out var descriptor);
        if (errno != 0)
            return errno;
        using (descriptor)
        {
            errno = _files.Synchronize(descriptor!);
            return errno == 0 && complete ? Tolerate(_files.ChangeMode(descriptor!, _mode | CompleteMark)) : errno;
        }
    }

    private int StartProcessor()
    {
        var open = new List<Descriptor>();
        try
        {
            (string Name, OpenMode Mode, int Child)[] wanted =
            [
                ("previous", OpenMode.Read, 0),
                ("processed", OpenMode.Write | OpenMode.Create | OpenMode.Truncate, 1),
                ("state", OpenMode.Read | OpenMode.Create, 4),
                ("newstate", OpenMode.Write | OpenMode.Create | OpenMode.Truncate, 5),
            ];
            foreach (var (name, mode, _) in wanted)
            {
                var errno = _files.Open(Files.Join(_options.Path, name), mode, out var descriptor);
                if (errno != 0)
                    return errno;
                open.Add(descriptor!);
            }

            var environment = _host.ProcessorEnvironment;
            var program = "/bin/sh";
            if (!_options.ProcessorIsShell)
            {
                var errno = Executables.Find("execlineb", environment["PATH"], out program);
                if (errno != 0)
                    return errno;
            }

            var request = new SpawnRequest(
                program, [program, _options.ProcessorIsShell ? "-c" : "-Pc", _options.Processor!], environment.ToArray())
            {
                WorkingDirectory = _options.Path,
                Descriptors = [.. wanted.Select((file, i) => (file.Child, open[i].Number))],
            };
            return _host.StartProcessor(request, out _processor);
        }
        finally
        {
            foreach (var descriptor in open)
                descriptor.Dispose();
        }
    }

    private void AbandonArchival()
    {
        DisposeCompression();
        _archival = ArchivalStep.None;
        _archivalRetryAt = Never;
    }

    private static string Describe(ArchivalStep step) => step switch
    {
        ArchivalStep.ArchivePrevious => "finish previous .s to logdir",
        ArchivalStep.Compress => "compress previous in",
        ArchivalStep.StartProcessor => "spawn processor for logdir",
        ArchivalStep.SynchronizeProcessed => "fsync processed in",
        ArchivalStep.SynchronizeState => "fsync newstate in",
        ArchivalStep.RemovePrevious => "remove previous in",
        ArchivalStep.RenameState => "rename newstate to state in",
        _ => "finish processed .s to logdir",
    };
}
