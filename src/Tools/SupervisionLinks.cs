using Actors.Platform;

namespace Actors.Tools;

/// <summary>How a service directory is put under supervision.</summary>
[Flags]
internal enum LinkOptions
{
    None = 0,

    /// <summary>Sets the mode of event/ also where it is there.</summary>
    ForceEventMode = 1,

    /// <summary>Everybody may listen to event/.</summary>
    PublicEvents = 2,

    /// <summary>The service is not started.</summary>
    Down = 4,

    /// <summary>With <see cref="Down"/>: that is not remembered.</summary>
    ForgetDown = 8,

    /// <summary>The link may be relative.</summary>
    Relative = 16,
}

/// <summary>Puts service directories into a scan directory and takes them out again, as libs6's s6_supervise_link and s6_supervise_unlink do.</summary>
internal static class SupervisionLinks
{
    /// <summary>Links a service directory (and so its logger) into a scan directory, and waits until it is supervised.</summary>
    /// <returns>0, or the error number; <see cref="Errno.ETIMEDOUT"/>.</returns>
    public static int Link(string scanDirectory, string directory, string name, LinkOptions options, uint milliseconds)
    {
        var link = $"{scanDirectory}/{name}";
        var linked = false;
        var supervised = false;
        using var events = new EventWait(milliseconds);
        try
        {
            supervised = IsSupervised(directory);
            var logger = $"{directory}/log";
            var hasLogger = Files.Exists(logger);
            if (hasLogger && !Files.IsDirectory(logger))
                return Errno.ENOTDIR;
            if (hasLogger && IsSupervised(logger) != supervised)
                return Errno.EINVAL;
            if (!supervised)
            {
                Prepare(directory, options, events);
                if (hasLogger)
                    Prepare(logger, options, events);
            }

            var target = options.HasFlag(LinkOptions.Relative) || directory.StartsWith('/')
                ? directory
                : Files.RealPath(directory) ?? throw new PlatformException($"find {directory}", Errno.ENOENT);
            if (!supervised || Files.TryStatus(link, followLinks: false, out _) != 0)
            {
                Files.CreateSymbolicLink(target, link);
                linked = true;
            }

            if (SupervisedDirectory.Control(scanDirectory, ".s6-svscan", "a", out var errno) != ControlOutcome.Sent)
                throw new PlatformException($"control {scanDirectory}", errno == 0 ? Errno.ENXIO : errno);
            errno = events.WaitForAll('s');
            if (errno != 0)
                throw new PlatformException("wait for supervisors", errno);
            if (options.HasFlag(LinkOptions.ForgetDown))
                Files.Remove($"{link}/down");
            return 0;
        }
        catch (PlatformException exception)
        {
            if (linked)
                Withdraw(link, supervised, options);
            return exception.Errno;
        }
    }

    /// <summary>Takes a service out of a scan directory, which ends it.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Unlink(string scanDirectory, string name, bool wait, uint milliseconds)
    {
        var link = $"{scanDirectory}/{name}";
        using var events = new EventWait(milliseconds);
        try
        {
            // By the path that stays when the link is removed.
            if (wait && Files.RealPath(link) is { } directory)
            {
                _ = events.TryAddSupervisor(directory, supervised: true);
                _ = events.TryAddSupervisor($"{directory}/log", supervised: true);
            }

            Files.Remove(link);
            _ = SupervisedDirectory.Control(scanDirectory, ".s6-svscan", "an", out _);
            _ = events.WaitForAll('x');
            return 0;
        }
        catch (PlatformException exception)
        {
            return exception.Errno;
        }
    }

    private static void Prepare(string directory, LinkOptions options, EventWait events)
    {
        if (options.HasFlag(LinkOptions.Down))
            Files.WriteAllText($"{directory}/down", "");
        var folder = $"{directory}/event";
        var errno = EventDirectory.TryCreate(
            folder,
            options.HasFlag(LinkOptions.PublicEvents) ? uint.MaxValue : Identity.EffectiveGroup,
            options.HasFlag(LinkOptions.ForceEventMode));
        if (errno == 0)
            errno = events.TryAddSupervisor(directory, supervised: false);
        if (errno != 0)
            throw new PlatformException($"subscribe to events in {folder}", errno);
    }

    /// <summary>Undoes a link whose supervisor has not come up in time (or has, but late).</summary>
    private static void Withdraw(string link, bool supervised, LinkOptions options)
    {
        if (options.HasFlag(LinkOptions.Down))
            Files.Remove($"{link}/down");
        if (!supervised)
        {
            _ = SupervisedDirectory.Control(link, "supervise", "xd", out _);
            _ = SupervisedDirectory.Control($"{link}/log", "supervise", "xo", out _);
        }

        Files.Remove(link);
    }

    private static bool IsSupervised(string directory)
    {
        var errno = SupervisedDirectory.TryIsSupervised(directory, out var supervised);
        return errno == 0 ? supervised : throw new PlatformException($"check {directory}", errno);
    }
}
