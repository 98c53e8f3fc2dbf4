using System.CommandLine;
using System.CommandLine.Help;

namespace Actors.Shell.Commands;

/// <summary>Every command of <c>actors</c>.</summary>
internal static class CommandTree
{
    private const string About =
        "See and steer what runs in a container under Actors.";

    /// <summary>The tree, tied to a session.</summary>
    /// <param name="session">Where commands write.</param>
    /// <param name="connector">To pid 1.</param>
    internal static Command Create(Session session, Connector connector)
    {
        var common = new CommonOptions();
        var server = new Server(session, common, connector);
        // A plain Command, not a RootCommand: that takes its name from the file, and adds directives that nobody needs.
        var root = new Command("actors", About) { common.Json, common.NoColor, new HelpOption() };
        foreach (var option in connector.Options)
            root.Add(option);
        Command[] commands =
        [
            StatusCommand.Create(server), .. ChangeCommands.Create(server), LogsCommand.Create(session, common, connector), EventsCommand.Create(server),
            .. QuestionCommands.Create(server), GraphCommand.Create(server, common), ShutdownCommand.Create(server), TopCommand.Create(server), ShellCommand.Create(server, root),
            CheckCommand.Create(session, common),
            .. DevelopmentCommands.Create(session), RelayCommand.Create(connector), CompletionCommand.Create(session), CompleteCommand.Create(session, root),
            NamesCommand.Create(session), VersionCommand.Create(session, common),
        ];
        foreach (var command in commands)
            root.Add(command);
        return root;
    }
}
