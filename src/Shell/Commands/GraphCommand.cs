using System.CommandLine;
using Actors.Platform;
using Actors.Services;
using Actors.Shell.Checks;
using Actors.Shell.Graphs;

namespace Actors.Shell.Commands;

/// <summary><c>actors graph</c>: what waits for what.</summary>
internal static class GraphCommand
{
    internal static Command Create(Server server, CommonOptions common)
    {
        var session = server.Session;
        var names = server.Names("only these services, what they need and what needs them", ArgumentArity.ZeroOrMore);
        var directories = new Option<string[]>("--dir", "-d")
        {
            Description = "of declarations instead of the running services: the root of an image, what goes to /etc/s6-overlay, or an s6-rc source directory", HelpName = "DIR",
        };
        var format = new Option<string>("--format", "-o") { Description = "text, mermaid, dot or svg", DefaultValueFactory = _ => "text", HelpName = "FORMAT" };
        _ = format.AcceptOnlyFromAmong("text", "mermaid", "dot", "svg");
        var full = new Option<bool>("--full") { Description = "also dependencies that follow from others, and the services that s6-rc brings along" };
        var command = new Command("graph", "What waits for what: as text, Mermaid, Graphviz or SVG") { names, directories, format, full };
        command.SetAction(result => result.GetValue(directories) is { Length: > 0 } given
            ? Draw(result, DiagramSources.Of(Read(ServiceTree.At(given)), result.GetValue(full)), "services of " + ByteString.ToText(string.Join(' ', given)))
            : server.Do(client => Draw(result, DiagramSources.Of(client.Graph(), result.GetValue(full)), "services")));
        return command;

        static ServiceGraph Read(ServiceTree tree) => tree.Compile(tree.ReadPolicies()).Graph;

        int Draw(ParseResult result, Diagram diagram, string title)
        {
            if (!result.GetValue(full))
                diagram = diagram.Reduced();
            if (result.GetValue(names) is { Length: > 0 } wanted)
            {
                var centre = new HashSet<int>();
                foreach (var name in wanted.Select(ByteString.ToText))
                {
                    var index = Enumerable.Range(0, diagram.Nodes.Length).FirstOrDefault(node => diagram.Nodes[node].Name == name, -1);
                    if (index < 0)
                        return session.Fatal($"unable to draw {name}: there is no such service", Shell.ExitCode.Failure);
                    _ = centre.Add(index);
                }

                diagram = diagram.Around(centre);
            }

            session.Output.Write(result.GetValue(common.Json) ? JsonGraph.Render(diagram) + "\n" : result.GetValue(format) switch
            {
                "mermaid" => MermaidGraph.Render(diagram),
                "dot" => DotGraph.Render(diagram),
                "svg" => SvgGraph.Render(diagram, title),
                _ => TextGraph.Render(diagram, session.Paint),
            });
            return Shell.ExitCode.Success;
        }
    }
}
