using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Control;

/// <summary>
/// What counts for a service, key by key: its policies, and where those leave something to the service directory, the file there, or else what s6 does without it.
/// </summary>
internal static class ServiceConfigReader
{
    private const string Variables = "process.environment.";

    /// <summary>Keys that a service directory answers where no policy does: the file, and what holds without it.</summary>
    private static readonly DirectoryFile[] s_files =
    [
        new("stop.signal", "down-signal", "SIGTERM"), new("stop.timeout", "timeout-kill", "0") { Unit = "ms" }, new("stop.kill-group", "flag-timeout-killpg", "false") { IsFlag = true },
        new("stop.finish-timeout", "timeout-finish", "5000") { Unit = "ms" }, new("stop.reload-signal", "reload-signal", "SIGHUP"),
        new("timeouts.up", "timeout-up", "0") { Unit = "ms", IsOfOneshots = true }, new("timeouts.down", "timeout-down", "0") { Unit = "ms", IsOfOneshots = true },
    ];

    /// <summary>Files of the directory that no policy stands for; shown where they are there.</summary>
    private static readonly DirectoryFile[] s_more = [new("notification-fd", "notification-fd", ""), new("flag-essential", "flag-essential", "false") { IsFlag = true, IsOfOneshots = true }];

    /// <summary>What is for longruns alone.</summary>
    private static readonly string[] s_ofLongruns = ["restart.", "stop.", "readiness.", "health.", "trigger.", "logging."];

    /// <param name="service">The service.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="showsValues">Whether values of variables are shown.</param>
    internal static List<ConfigSetting> Read(Surveyed service, IReadOnlyList<PolicyValue> policy, bool showsValues)
    {
        var settings = new List<ConfigSetting>();
        foreach (var value in policy)
        {
            if (service.IsOneshot && s_ofLongruns.Any(prefix => value.Key.StartsWith(prefix, StringComparison.Ordinal)))
                continue;
            var file = value.Value == "null" ? s_files.FirstOrDefault(file => file.Key == value.Key) : null;
            if (file is not null)
                settings.Add(file.Read(DirectoryOf(service)) ?? new ConfigSetting(file.Key, file.Otherwise + file.Unit, ConfigSetting.Default, file.Otherwise + file.Unit));
            else if (value.Key.StartsWith(Variables, StringComparison.Ordinal) && !showsValues)
                settings.Add(new ConfigSetting(value.Key, EnvironmentVariable.Mask, value.Source, null));
            else
                settings.Add(new ConfigSetting(value.Key, value.Value, value.Source, s_files.FirstOrDefault(file => file.Key == value.Key) is { } known ? known.Otherwise + known.Unit : value.Otherwise));
        }

        foreach (var file in s_more.Where(file => file.IsOfOneshots || !service.IsOneshot))
        {
            if (file.Read(DirectoryOf(service)) is { } setting)
                settings.Add(setting);
        }

        return settings;
    }

    /// <summary>Where it is declared; of a longrun that is in no database, where it lives.</summary>
    private static string DirectoryOf(Surveyed service) =>
        service.Atomic is { } atomic ? atomic.Definition.SourceDirectory : service.Longrun?.Settings?.Directory ?? "";

    /// <param name="Key">The policy.</param>
    /// <param name="Name">The file.</param>
    /// <param name="Otherwise">What holds without it.</param>
    private sealed record DirectoryFile(string Key, string Name, string Otherwise)
    {
        internal string Unit { get; init; } = "";

        internal bool IsFlag { get; init; }

        internal bool IsOfOneshots { get; init; }

        /// <summary>The setting, where the directory has the file; else null.</summary>
        internal ConfigSetting? Read(string directory)
        {
            var path = Files.Join(directory, Name);
            if (directory.Length == 0 || !Files.Exists(path))
                return null;
            var value = IsFlag ? "true" : (Files.ReadTextIfThere(path)?.Trim() ?? Otherwise) + Unit;
            return new ConfigSetting(Key, value, path, Otherwise.Length == 0 ? null : Otherwise + Unit);
        }
    }
}
