using System.Text;
using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>The answer to <c>tree</c> as text: the live actors, with what waits in their mailboxes.</summary>
internal static class TreeText
{
    internal static string Render(IReadOnlyList<TreeActor> actors, Paint paint)
    {
        var children = actors.ToLookup(actor => ParentOf(actor.Path));
        var known = actors.Select(actor => actor.Path).ToHashSet();
        var text = new StringBuilder();
        var open = new Stack<(TreeActor Actor, string Indent, string Branch, string Below)>();
        foreach (var root in actors.Where(actor => !known.Contains(ParentOf(actor.Path))).Reverse())
            open.Push((root, "", "", ""));
        while (open.TryPop(out var step))
        {
            _ = text.Append(step.Indent).Append(step.Branch).Append(Line(step.Actor, isRoot: step.Branch.Length == 0, paint)).Append('\n');
            var below = children[step.Actor.Path].ToList();
            for (var index = below.Count - 1; index >= 0; index--)
            {
                var isLast = index == below.Count - 1;
                open.Push((below[index], step.Indent + step.Below, isLast ? "└─ " : "├─ ", isLast ? "   " : "│  "));
            }
        }

        return text.ToString();
    }

    private static string Line(TreeActor actor, bool isRoot, Paint paint)
    {
        var name = isRoot ? actor.Path : actor.Path[(actor.Path.LastIndexOf('/') + 1)..];
        var details = new List<string> { actor.Type };
        if (actor.Messages > 0)
            details.Add(paint[Style.Yellow, $"{actor.Messages} waiting"]);
        if (actor.Restarts > 0)
            details.Add(paint[Style.Yellow, actor.Restarts == 1 ? "restarted once" : $"restarted {actor.Restarts} times"]);
        if (actor.Strategy is { } strategy && actor.Children > 0)
            details.Add(strategy);
        return $"{paint[Style.Bold, TextWidth.Printable(Uri.UnescapeDataString(name))]} {paint[Style.Dim, "(" + string.Join(", ", details) + ")"]}";
    }

    private static string ParentOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
