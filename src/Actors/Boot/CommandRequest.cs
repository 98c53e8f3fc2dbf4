using Actors.Platform;

namespace Actors.Boot;

/// <summary>How the container's CMD is started: its environment, working directory, terminal and standard streams, as s6-overlay has them.</summary>
internal static class CommandRequest
{
    internal static SpawnRequest Of(InitSettings settings, Reporter report)
    {
        var variables = settings.Variables;
        var receivesSignals = settings.CommandReceivesSignals;
        var environment = variables.Environment.Clone();
        var workdir = (Files.ReadTextIfThere(settings.Paths.WorkingDirectoryFile) ?? "/").TrimEnd('\n');
        if (!Files.IsDirectory(workdir))
        {
            report.Warning("actors", $"unable to change directory to {workdir}, the container's working directory: the CMD runs in /");
            workdir = "/";
        }

        environment["PWD"] = workdir;
        environment["OLDPWD"] = "/";
        List<(int, int)> descriptors = [];
        List<SpawnAction> actions = [];
        if (settings.Terminal is { } terminal && variables.Number("S6_CMD_USE_TERMINAL", 0) > 0)
            actions.AddRange([new SpawnAction.Open(1, terminal, OpenMode.Write), new SpawnAction.Copy(1, 2)]);
        if (!receivesSignals && settings.Terminal is null)
            descriptors.Add((0, settings.StandardInput));
        return new SpawnRequest("", [.. variables.Words("S6_CMD_ARG0"), .. settings.Command], environment.ToArray())
        {
            WorkingDirectory = workdir,
            NewSession = true,
            // The CMD has the terminal, and with it ^C, ^Z and a shell's job control. Without CMD, ^C stops the container.
            ControllingTerminal = receivesSignals ? null : settings.Terminal,
            Descriptors = descriptors,
            Actions = actions,
            // What a shell does to a command that it puts in the background, and scripts have come to know.
            Ignored = receivesSignals ? [Signal.Int, Signal.Quit] : [],
        };
    }
}
