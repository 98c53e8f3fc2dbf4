using Actors.Platform;

namespace Actors.Tools.Supervision;

/// <content>Looking at the directory.</content>
internal sealed partial class Scanner
{
    private const int TooMany = 60, Unreadable = 5, NoStatus = 4, NoPipe = 3;

    private void Scan()
    {
        _scanAt = Interval == 0 ? long.MaxValue : Clock.MonotonicNanoseconds + (Interval * 1_000_000L);
        var errno = Files.TryList(".", out var names);
        if (errno != 0)
        {
            context.WarnUnable("opendir .", errno);
            _ = ScanAgainIn(Unreadable);
            return;
        }

        var seen = new HashSet<ScannedService>();
        foreach (var name in names)
        {
            if (name.StartsWith('.'))
                continue;
            if (name.Length > LongestName)
                context.Warn($"name too long - not spawning service: {name}");
            else if (!TryAdd(name, seen))
                return;
        }

        foreach (var service in _services)
            service.IsActive = seen.Contains(service);
        foreach (var gone in _services.Where(service => !service.IsActive && service.Pid == 0).ToArray())
            Remove(gone);
    }

    /// <summary>Adds a service and its logger; false where that has to be tried again, and nothing is to be concluded from what was seen.</summary>
    private bool TryAdd(string name, HashSet<ScannedService> seen)
    {
        if (!TryFind(name, null, out var service))
            return false;
        if (service is null)
            return true;
        seen.Add(service);
        if (!TryFind(name + "/log", service, out var logger))
            return false;
        if (logger is not null)
            seen.Add(logger);
        return true;
    }

    private bool ScanAgainIn(int seconds)
    {
        _scanAt = Math.Min(_scanAt, Clock.MonotonicNanoseconds + (seconds * Second));
        return false;
    }

    /// <summary>The service of a directory, new or known; null where there is no directory of that name.</summary>
    /// <returns>False where it cannot be told.</returns>
    private bool TryFind(string name, ScannedService? producer, out ScannedService? service)
    {
        service = null;
        var errno = Files.TryStatus(name, followLinks: true, out var status);
        if (errno == Errno.ENOENT && producer is not null)
        {
            if (producer.Peer is not null)
                context.Warn($"logger for service {producer.Name} has been moved");
            return true;
        }

        if (errno != 0)
        {
            context.WarnUnable($"stat {name}", errno);
            return ScanAgainIn(NoStatus);
        }

        if (!status.IsDirectory)
            return true;
        service = _services.FirstOrDefault(known => known.Is(status));
        if (service is not null)
        {
            service.Name = name;
            return true;
        }

        if (_services.Count >= Most)
        {
            context.Warn($"unable to start supervisor for {name}: too many services");
            return ScanAgainIn(TooMany);
        }

        service = new ScannedService(status.Device, status.Inode) { Name = name, StartAt = Clock.MonotonicNanoseconds };
        if (producer is not null && !TryConnect(producer, service))
            return ScanAgainIn(NoPipe);
        _services.Add(service);
        _startAt = 0;
        return true;
    }

    private bool TryConnect(ScannedService producer, ScannedService logger)
    {
        try
        {
            producer.Pipe?.Dispose();
            (logger.Pipe, producer.Pipe) = Descriptors.Pipe();
            (logger.Peer, producer.Peer) = (producer, logger);
            return true;
        }
        catch (PlatformException failure)
        {
            context.WarnUnable($"create pipe for {logger.Name}", failure.Errno);
            return false;
        }
    }
}
