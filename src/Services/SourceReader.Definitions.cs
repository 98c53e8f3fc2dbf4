using Actors.Platform;

namespace Actors.Services;

public sealed partial class SourceReader
{
    private static ServiceType? ReadType(ServiceFolder folder)
    {
        var errno = SourceFile.TryReadStart($"{folder.Path}/type", 8, out var start);
        if (errno == Errno.ENOENT)
        {
            folder.Fail(
                111, $"unable to read {folder.Path}/type: {Errno.Describe(errno)}", "type",
                "write oneshot, longrun or bundle into it; without it, the directory only adds to one that another image layer brings");
            return null;
        }

        if (errno != 0)
        {
            folder.FailSystem("read", "type", errno);
            return null;
        }

        var type = TypeNames.Parse(start);
        if (type is null)
            folder.Fail(1, $"invalid {folder.Path}/type: must be oneshot, longrun, or bundle", "type", Hints.ForType(start), 1);
        return type;
    }

    // The order of the reads below is the order in which the reference finds faults. Object initializers keep it.
    private static OneshotDefinition ReadOneshot(ServiceFolder folder)
    {
        var dependencies = folder.ReadNames("dependencies") ?? [];
        var timeoutDown = folder.ReadTimeout("timeout-down");
        var timeoutUp = folder.ReadTimeout("timeout-up");
        var isEssential = folder.ReadFlag("flag-essential", "read");
        var isRecommended = folder.ReadFlag("flag-recommended", "read");
        var reload = folder.ReadScript("reload", isRequired: false);
        return new()
        {
            Name = folder.Name,
            SourceDirectory = folder.Path,
            IsEssential = isEssential,
            IsRecommended = isRecommended,
            Dependencies = dependencies,
            TimeoutDown = timeoutDown,
            TimeoutUp = timeoutUp,
            Reload = reload,
            Up = folder.ReadScript("up", isRequired: true),
            Down = folder.ReadScript("down", isRequired: false),
        };
    }

    private static BundleDefinition ReadBundle(ServiceFolder folder, bool isSupplied)
    {
        var contents = folder.ReadNames("contents");
        if (contents is null && !isSupplied)
        {
            folder.Fail(
                111, $"unable to open {folder.Path}/contents: {Errno.Describe(Errno.ENOENT)}", "contents",
                "make a directory contents.d with an empty file for each service in the bundle");
        }

        return new()
        {
            Name = folder.Name,
            SourceDirectory = folder.Path,
            Contents = contents ?? [],
            IsEssential = folder.ReadFlag("flag-essential", "read"),
            IsRecommended = folder.ReadFlag("flag-recommended", "read"),
        };
    }
}
