using System.Globalization;
using Actors.Boot;
using Actors.Pipelines;
using Actors.Platform;

namespace Actors.Init;

/// <summary>
/// The catch-all logger, S6_LOGGING: what the tree and everything in it writes to stdout and stderr, unless it has a logger of its own, goes to
/// <c>/run/uncaught-logs</c>. It is a service in the scan directory, as s6-linux-init makes it, which reads a fifo that is this process's stdout and stderr.
/// </summary>
internal static class CatchAll
{
    private const string Service = "s6-svscan-log";

    /// <summary>Lays the service out where the container's variables ask for it.</summary>
    /// <returns>0, or the exit code of a container that cannot be as they say.</returns>
    internal static int LayOut(OverlayPaths paths, EnvironmentBlock environment)
    {
        var level = Level(environment["S6_LOGGING"]);
        if (level == 0)
            return 0;
        var (user, group) = (Identity.User, Identity.Group);
        var name = environment["S6_CATCHALL_USER"] ?? "";
        if (name.Length > 0)
        {
            if (Accounts.Local.FindUser(name) is not { } account)
            {
                StandardStreams.Error($"s6-linux-init-maker: fatal: unknown user: {name} (S6_CATCHALL_USER)\n");
                return 100;
            }

            (user, group) = (account.User, account.Group);
        }

        var directory = Files.Join(paths.ScanDirectory, Service);
        Files.CreateDirectories(directory, 0x1ED);
        Files.CreateFifo(Fifo(paths), 0x180);
        Files.WriteAllText(Files.Join(directory, "notification-fd"), "3\n", 0x1A4);
        var run = Files.Join(directory, "run");
        Files.WriteAllText(run, Script(paths.UncaughtLogs, name, level, LogWords(environment)), 0x1ED);
        Files.CreateDirectory(paths.UncaughtLogs, 0x1E8);
        if (user != Identity.User || group != Identity.Group)
            Files.ChangeOwner(paths.UncaughtLogs, user, group);
        Files.ChangeMode(paths.UncaughtLogs, 0x5E8); // 02750
        return 0;
    }

    /// <summary>Whether there is a catch-all logger.</summary>
    internal static bool IsLaidOut(OverlayPaths paths) => Files.Exists(Fifo(paths));

    /// <summary>Makes the fifo this process's stdout and stderr, where there is a catch-all logger. What they were is its stderr.</summary>
    internal static CatchAllLog? Begin(OverlayPaths paths, SelfSuccession succession)
    {
        if (!IsLaidOut(paths))
            return null;
        var fifo = Fifo(paths);
        var console = succession.Keep("stderr", () => Descriptors.Duplicate(2, 10));
        var input = succession.Keep("catch-all", () => Files.Open(fifo, OpenMode.Read | OpenMode.NonBlocking)); // Not waiting for a writer.
        Descriptors.SetNonBlocking(input.Number, false);
        using var output = Files.Open(fifo, OpenMode.Write);
        Descriptors.Move(output.Number, 1);
        Descriptors.Move(output.Number, 2);
        return new(Service, input, console);
    }

    /// <summary>As the scripts of s6-overlay compare it: what is no number is neither 0 nor 1, and so the same as 2.</summary>
    private static int Level(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return 0;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var level))
            return Math.Min(level, 2);
        StandardStreams.Error($"actors: warning: S6_LOGGING is {value}, which is no number, and counts as 2\n");
        return 2;
    }

    /// <summary>Of the script only the times are used; without one there are none.</summary>
    private static string[] LogWords(EnvironmentBlock environment)
    {
        var words = (environment["S6_LOGGING_SCRIPT"] ?? "").Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => word is "t" or "T").Distinct()];
    }

    private static string Script(string logs, string user, int level, string[] times)
    {
        string[] words =
        [
            "fdmove -c 1 2",
            .. user.Length > 0 ? [$"s6-setuidgid {Quote(user)}"] : (string[])[],
            string.Join(' ', ["s6-log -bpd3 --", .. level == 1 ? ["1"] : (string[])[], .. times.Order(StringComparer.OrdinalIgnoreCase), logs]),
        ];
        return $"#!/command/execlineb -P\n{string.Join('\n', words)}\n";
    }

    private static string Fifo(OverlayPaths paths) => Files.Join(Files.Join(paths.ScanDirectory, Service), "fifo");

    private static string Quote(string word) => $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
