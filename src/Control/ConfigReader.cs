using Actors.Boot;
using Actors.Platform;

namespace Actors.Control;

/// <summary>Makes of a survey what <c>config</c> answers: the variables that pid 1 follows, and the policies in effect.</summary>
internal static class ConfigReader
{
    /// <summary>Variables that the tree reads, with what counts where they are not set.</summary>
    private static readonly string[] s_variables =
    [
        "S6_BEHAVIOUR_IF_STAGE2_FAILS=0", "S6_CMD_RECEIVE_SIGNALS=0", "S6_CMD_WAIT_FOR_SERVICES_MAXTIME=0", "S6_KEEP_ENV=0", "S6_KILL_GRACETIME=3000", "S6_LOGGING=0",
        "S6_READ_ONLY_ROOT=0", "S6_RUNTIME_BUNDLEDIR=", "S6_RUNTIME_PROFILE=", "S6_STAGE2_HOOK=", "S6_SYNC_DISKS=0", "S6_VERBOSITY=2",
    ];

    /// <param name="survey">What the tree says.</param>
    /// <param name="names">Services and bundles; none: everything.</param>
    /// <param name="onlyChanged">Only what is other than by default.</param>
    /// <param name="showsValues">Whether values of variables are shown: they may be passwords.</param>
    internal static ConfigReport Read(Survey survey, IReadOnlyList<string> names, bool onlyChanged, bool showsValues)
    {
        var policies = survey.Overview.Policies;
        var settings = new List<ConfigSetting>();
        if (names.Count == 0)
        {
            if (survey.Overview.Settings is { } given)
                settings.AddRange(s_variables.Select(variable => ReadVariable(given.Variables, variable[..variable.IndexOf('=')], variable[(variable.IndexOf('=') + 1)..])));
            settings.AddRange(policies.DescribeContainer().Select(value => new ConfigSetting("actors." + value.Key, value.Value, value.Source, value.Otherwise)));
        }

        var services = survey.Select(names).Select(service => new ServiceConfig(service.Name, Chosen(ServiceConfigReader.Read(service, policies.Describe(service.Name), showsValues))));
        return new ConfigReport(Chosen(settings), [.. services.Where(service => !onlyChanged || service.Settings.Count > 0)]);

        IReadOnlyList<ConfigSetting> Chosen(List<ConfigSetting> all) => onlyChanged ? [.. all.Where(setting => setting.IsChanged)] : all;
    }

    private static ConfigSetting ReadVariable(ContainerSettings variables, string name, string otherwise) => variables[name] is { } value
        ? new ConfigSetting(name, value, Files.Exists(Files.Join(variables.Directory, name)) ? Files.Join(variables.Directory, name) : "environment", otherwise)
        : new ConfigSetting(name, otherwise, ConfigSetting.Default, otherwise);
}
