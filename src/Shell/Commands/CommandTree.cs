using System.CommandLine;
using System.CommandLine.Help;

namespace Actors.Shell.Commands;

/// <summary>Every command of <c>actors</c>.</summary>
internal static class CommandTree
{
    private const string About =
        "See and steer what runs in a container under Actors.";

    /// <summary>The tree, tied to a session.</summary>
    internal static Command Create(Session session)
    {
        var common = new CommonOptions();
        var connector = new Connector();
        // A plain Command, not a RootCommand: that takes its name from the file, and adds directives that nobody needs.
        var root = new Command("actors", About) { common.Json, common.NoColor, new HelpOption(), };
        root.Add(CheckCommand.Create(session, common));
        root.Add(GraphCommand.Create(session, common));
        root.Add(LogsCommand.Create(session, common, connector));
        root.Add(CompletionCommand.Create(session));
        root.Add(CompleteCommand.Create(session, root));
        root.Add(NamesCommand.Create(session));
        root.Add(VersionCommand.Create(session, common));
        return root;
    }
}
