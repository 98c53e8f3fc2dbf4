using System.Globalization;
using Actors.Platform;

namespace Actors.Boot;

/// <content>The CMD.</content>
public sealed partial class InitActor
{
    /// <summary>Whether the next SIGHUP is the kernel's word that the terminal is the CMD's now.</summary>
    private bool _hasGivenUpTerminal;

    private void StartCommand(int inherited = 0)
    {
        var request = CommandRequest.Of(_settings, _report) with { Started = pid => _host.Journal?.CommandStarted(pid) };
        // A terminal is of one session only, so far of this one.
        if (request.ControllingTerminal is { } terminal && inherited == 0)
            _hasGivenUpTerminal = Descriptors.GiveUpTerminal(terminal);
        _command = Context.ActorOf(Props.Create(() => new CommandActor(_host, request, _report, inherited)), "command");
    }

    /// <summary>For what looks there, as s6-overlay's own signal scripts do.</summary>
    private void OnCommandStarted(int pid)
    {
        if (_settings.CommandReceivesSignals)
            Files.WriteAllText(_settings.Paths.CommandPidFile, string.Create(CultureInfo.InvariantCulture, $"{pid}\n"), 0x1A4);
    }

    private void OnCommandEnded(int exitCode)
    {
        Files.Remove(_settings.Paths.CommandPidFile);
        _command = ActorRefs.Nobody;
        EndWith(exitCode);
    }
}
