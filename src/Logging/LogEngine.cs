using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// Executes a <see cref="LoggingScript"/> on a stream of lines: what s6-log does, as an object that never waits.
/// </summary>
/// <remarks>
/// How to use it, always from one thread at a time:
/// <list type="number">
/// <item><see cref="Open"/> creates, locks and recovers the log directories; it throws where that cannot be.</item>
/// <item><see cref="Write"/> takes blocks of bytes as they are read, cut anywhere. All of a block is taken: lines that cannot be written now are kept. Before
/// reading more ask <see cref="WantsBackPressure"/>: while it is true, leave bytes in the pipe.</item>
/// <item><see cref="NextDeadline"/> says when (by the host's monotonic clock) to call <see cref="Advance"/>: retries, periodic rotations, compressing. When
/// <see cref="OutputIsBlocked"/>, call <see cref="FlushOutput"/> once the standard output takes bytes again. When a process ends that
/// <see cref="LogHost.StartProcessor"/> started, call <see cref="ProcessorEnded"/>.</item>
/// <item>At the end settle the unfinished last line (<see cref="EndPartialLine"/> logs it, <see cref="DropPartialLine"/> forgets it as s6-log does at the end of its
/// input), and call <see cref="Close"/>; it is complete when <see cref="IsClosed"/>, which may need further calls of Advance and the others.
/// <see cref="Dispose"/> without that is a crash: <c>current</c> will be archived as <c>.u</c>.</item>
/// </list>
/// An idle engine holds a few hundred bytes and its descriptors (two for each log directory); buffers belong to the <see cref="LogHost"/>, which engines share.
/// Nothing is allocated for lines.
/// </remarks>
public sealed partial class LogEngine : IDisposable
{
    private readonly LogHost _host;
    private readonly LogEngineOptions _options;
    private readonly LogDirectory[] _directories;
    private readonly OutputSink? _output;
    private readonly EngineElement[] _elements;
    private readonly bool _isUniform;
    private readonly bool _passesOn;
    private readonly bool _needsTime;
    private readonly LineStamps _time = new();
    private readonly int _limit;
    private bool _isClosing;
    private bool _isDisposed;

    /// <summary>An engine that does nothing yet.</summary>
    public LogEngine(LoggingScript script, LogHost host, LogEngineOptions? options = null)
    {
        _host = host;
        _partial = new(host.Buffers);
        _options = options ?? new();
        _limit = _options.LineLimit <= 0 ? Array.MaxLength : Math.Max(_options.LineLimit, LogEngineOptions.SmallestLineLimit);
        var directories = new List<LogDirectory>();
        _output = script.Actions.Any(action => action is OutputAction) ? new(host) : null;
        var output = _output is null ? null : new StagedSink(_output, host.Buffers);
        _elements = [.. script.Elements.Select(element => new EngineElement(
            [.. element.Selections],
            [.. element.Actions.Select(action => Build(action, output, directories))]))];
        _directories = [.. directories];

        // Where every line goes everywhere, and no two actions take turns at one place, lines need not be looked at one by one.
        _isUniform = _elements.Length == 1 && _elements[0].Selections.Length == 0
            && script.Actions.Where(action => action is not DirectoryAction).Select(action => action.GetType()).ToList() is var kinds
            && kinds.Count == kinds.Distinct().Count();
        _passesOn = _isUniform && _elements[0].Actions.Any(action => action.PassesOn);
        _needsTime = _elements.Any(element => element.Actions.Any(action => action.NeedsTime));
    }

    /// <summary>Whether no bytes should be read from the service now.</summary>
    public bool WantsBackPressure => PendingBytes > (_options.Blocking ? 0 : _options.PendingLimit);

    /// <summary>How many bytes of lines are kept in memory because they cannot be written yet.</summary>
    public long PendingBytes
    {
        get
        {
            long pending = _output?.PendingBytes ?? 0;
            foreach (var directory in _directories)
                pending += directory.PendingBytes;
            return pending;
        }
    }

    /// <summary>Whether lines wait for the standard output, which was full.</summary>
    public bool OutputIsBlocked => _output is { PendingBytes: > 0 };

    /// <summary>When <see cref="Advance"/> is to be called: nanoseconds of the host's monotonic clock; <see cref="long.MaxValue"/>: not.</summary>
    public long NextDeadline
    {
        get
        {
            var deadline = long.MaxValue;
            foreach (var directory in _directories)
                deadline = Math.Min(deadline, directory.IsClosed ? long.MaxValue : directory.NextDeadline);
            return deadline;
        }
    }

    /// <summary>Whether <see cref="Close"/> is complete.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Creates, locks and recovers the log directories.</summary>
    /// <exception cref="PlatformException">One of them cannot be used; the exit code for that is 111.</exception>
    public void Open()
    {
        foreach (var directory in _directories)
            directory.Open();
    }

    /// <summary>Does what is due. Calling it too early does no harm.</summary>
    public void Advance()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var now = _host.MonotonicNanoseconds;
        foreach (var directory in _directories)
        {
            if (directory.NextDeadline <= now && !directory.IsClosed)
                directory.Advance(now);
        }

        UpdateClosed();
    }

    /// <summary>Rotates every log directory; SIGALRM of s6-log.</summary>
    public void Rotate()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        foreach (var directory in _directories)
            directory.Rotate();
    }

    /// <summary>Writes what waits for the standard output, as far as it is taken.</summary>
    public void FlushOutput()
    {
        _output?.Flush();
        UpdateClosed();
    }

    /// <summary>A processor has ended.</summary>
    /// <returns>Whether it was one of this engine's.</returns>
    public bool ProcessorEnded(int pid, ExitStatus status)
    {
        foreach (var directory in _directories)
        {
            if (pid <= 0 || _isDisposed || directory.Processor != pid)
                continue;
            directory.ProcessorEnded(status);
            UpdateClosed();
            return true;
        }

        return false;
    }

    /// <summary>Begins to end cleanly: no further line may come.</summary>
    public void Close()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _isClosing = true;
        foreach (var directory in _directories)
            directory.Close();
        UpdateClosed();
    }

    /// <summary>Lets go of everything as it is.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (var directory in _directories)
            directory.Dispose();
    }

    private void UpdateClosed() => IsClosed = _isClosing && !OutputIsBlocked && _directories.All(directory => directory.IsClosed);

    private LineAction Build(LogAction action, StagedSink? output, List<LogDirectory> directories)
    {
        switch (action)
        {
            case OutputAction:
                var service = _options.PrefixOutput ? _options.Service + ": " : "";
                return new SinkAction(output!, LineFormat.Of(action, service, Json(_options.JsonOutput)));
            case AlertAction alert:
                return new AlertLineAction(_host, LineFormat.Of(action, "", null), alert.Limit);
            case StatusFileAction status:
                return new StatusLineAction(_host, LineFormat.Of(action, "", null), status.File, status.Size);
            case DirectoryAction { Directory: var options }:
                var directory = new LogDirectory(_host, options with { Compress = options.Compress || _options.Compress });
                directories.Add(directory);
                return new SinkAction(new(directory, _host.Buffers), LineFormat.Of(action, "", Json(_options.JsonDirectories)));
            default:
                throw new ArgumentException($"unknown action {action}", nameof(action));
        }
    }

    private JsonLine? Json(bool wanted) => wanted ? new(_options.Service, _options.Stream) : null;

    /// <summary>A <see cref="ScriptElement"/> at work.</summary>
    private sealed record EngineElement(LineSelection[] Selections, LineAction[] Actions);
}
