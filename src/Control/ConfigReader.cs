using System.Globalization;
using System.Text;
using Actors.Boot;
using Actors.Platform;
using Actors.Services;

namespace Actors.Control;

/// <summary>Makes of a survey what <c>config</c> answers: the variables that pid 1 follows, what services declare, and the policies as they are written.</summary>
internal static class ConfigReader
{
    /// <summary>Variables that the tree reads, with what counts where they are not set.</summary>
    private static readonly string[] s_variables =
    [
        "S6_BEHAVIOUR_IF_STAGE2_FAILS=0", "S6_CMD_RECEIVE_SIGNALS=0", "S6_CMD_WAIT_FOR_SERVICES_MAXTIME=0", "S6_KEEP_ENV=0", "S6_KILL_GRACETIME=3000", "S6_LOGGING=0",
        "S6_READ_ONLY_ROOT=0", "S6_RUNTIME_BUNDLEDIR=", "S6_RUNTIME_PROFILE=", "S6_STAGE2_HOOK=", "S6_SYNC_DISKS=0", "S6_VERBOSITY=2",
    ];

    internal static ConfigReport Read(Survey survey)
    {
        var settings = new List<ConfigSetting>();
        if (survey.Overview.Settings is { } given)
        {
            foreach (var variable in s_variables)
                settings.Add(ReadVariable(given.Variables, variable[..variable.IndexOf('=')], variable[(variable.IndexOf('=') + 1)..]));
        }

        foreach (var service in survey.Select([]))
            AddService(settings, service);
        return new ConfigReport(settings, survey.Overview.Settings is { } paths ? PolicyText(paths.Paths.Policies) : null);
    }

    private static ConfigSetting ReadVariable(ContainerSettings variables, string name, string otherwise) => variables[name] is { } value
        ? new ConfigSetting(name, value, Files.Exists(Files.Join(variables.Directory, name)) ? Files.Join(variables.Directory, name) : "environment")
        : new ConfigSetting(name, otherwise, "default");

    private static void AddService(List<ConfigSetting> settings, Surveyed service)
    {
        if (service.Atomic?.Definition is not { } definition)
            return;
        AddLimit("timeout-up", definition.TimeoutUp, 0);
        AddLimit("timeout-down", definition.TimeoutDown, 0);
        if (service.Atomic.IsEssential)
            settings.Add(new ConfigSetting($"{service.Name}/flag-essential", "true", definition.PathOf("flag-essential")));
        if (definition is not LongrunDefinition longrun)
            return;
        AddLimit("timeout-kill", longrun.TimeoutKill, 0);
        AddLimit("timeout-finish", longrun.TimeoutFinish, 5000);
        AddLimit("notification-fd", longrun.NotificationFd, null);
        AddText("down-signal", longrun.DownSignal, "SIGTERM");
        AddText("reload-signal", longrun.ReloadSignal, "SIGHUP");

        void AddLimit(string file, uint? value, uint? otherwise)
        {
            if ((value ?? otherwise) is { } number)
                AddText(file, value?.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));
        }

        void AddText(string file, string? value, string otherwise)
        {
            var path = definition.PathOf(file);
            settings.Add(new ConfigSetting($"{service.Name}/{file}", value?.Trim() ?? otherwise, value is not null && Files.Exists(path) ? path : "default"));
        }
    }

    /// <summary>The policy files one after the other, each under its name; null where there is none.</summary>
    private static string? PolicyText(string directory)
    {
        var text = new StringBuilder();
        Add(Files.Join(directory, "actors.conf"));
        if (Files.TryList(Files.Join(directory, "conf.d"), out var names) == 0)
        {
            foreach (var name in names.Where(name => name[0] != '.' && name.EndsWith(".conf", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
                Add(Files.Join(Files.Join(directory, "conf.d"), name));
        }

        return text.Length == 0 ? null : text.ToString();

        void Add(string path)
        {
            if (Files.ReadTextIfThere(path) is { } content)
                text.Append("# ").Append(path).Append('\n').Append(content).Append(content.EndsWith('\n') ? "" : "\n");
        }
    }
}
