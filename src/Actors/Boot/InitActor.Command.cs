using System.Globalization;
using Actors.Platform;

namespace Actors.Boot;

/// <content>The CMD.</content>
public sealed partial class InitActor
{
    /// <summary>Whether the next SIGHUP is the kernel's word that the terminal is the CMD's now.</summary>
    private bool _hasGivenUpTerminal;

    /// <summary>For what looks there, as s6-overlay's own signal scripts do.</summary>
    private void OnCommandStarted(int pid)
    {
        _host.Journal?.CommandStarted(pid);
        if (_settings.Variables.Number("S6_CMD_RECEIVE_SIGNALS", 0) > 0)
            Files.WriteAllText(_settings.Paths.CommandPidFile, string.Create(CultureInfo.InvariantCulture, $"{pid}\n"), 0x1A4);
    }

    private void StartCommand(int inherited = 0)
    {
        var variables = _settings.Variables;
        var receivesSignals = variables.Number("S6_CMD_RECEIVE_SIGNALS", 0) > 0;
        var environment = variables.Environment.Clone();
        var workdir = (Files.ReadTextIfThere(_settings.Paths.WorkingDirectoryFile) ?? "/").TrimEnd('\n');
        if (!Files.IsDirectory(workdir))
        {
            _report.Warning(Program, $"unable to change directory to {workdir}, the container's working directory: the CMD runs in /");
            workdir = "/";
        }

        environment["PWD"] = workdir;
        environment["OLDPWD"] = "/";
        List<(int, int)> descriptors = [];
        List<SpawnAction> actions = [];
        if (_settings.Terminal is { } terminal && variables.Number("S6_CMD_USE_TERMINAL", 0) > 0)
            actions.AddRange([new SpawnAction.Open(1, terminal, OpenMode.Write), new SpawnAction.Copy(1, 2)]);
        if (!receivesSignals && _settings.Terminal is null)
            descriptors.Add((0, _settings.StandardInput));
        // The CMD has the terminal, and with it ^C, ^Z and a shell's job control; a terminal is of one session only, so far of this one. Without CMD, ^C stops the container.
        var ownTerminal = receivesSignals ? null : _settings.Terminal;
        if (ownTerminal is not null && inherited == 0)
            _hasGivenUpTerminal = Descriptors.GiveUpTerminal(ownTerminal);
        var request = new SpawnRequest("", [.. variables.Words("S6_CMD_ARG0"), .. _settings.Command], environment.ToArray())
        {
            WorkingDirectory = workdir,
            NewSession = true,
            ControllingTerminal = ownTerminal,
            Descriptors = descriptors,
            Actions = actions,
            // What a shell does to a command that it puts in the background, and scripts have come to know.
            Ignored = receivesSignals ? [Signal.Int, Signal.Quit] : [],
        };
        _command = Context.ActorOf(Props.Create(() => new CommandActor(_host, request, _report, inherited)), "command");
    }
}
