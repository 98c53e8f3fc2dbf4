using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Boot;

/// <summary>What other policies change for the services of a graph.</summary>
/// <param name="Lines">Each difference, for people.</param>
/// <param name="Restart">The longruns whose processes would be others.</param>
internal sealed record PolicyDifferences(List<string> Lines, HashSet<string> Restart)
{
    internal static PolicyDifferences Between(PolicySet before, PolicySet after, ServiceGraph graph)
    {
        var restart = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<string>(after.ControlChangesFrom(before));
        lines.AddRange(after.GroupChangesFrom(before));
        foreach (var service in graph.Atomics.Where(service => !service.IsInternal))
        {
            foreach (var change in after.ChangesFrom(before, service.Name))
            {
                lines.Add(change.ToString());
                if (change.NeedsProcess && service.Definition is LongrunDefinition)
                    restart.Add(service.Name);
            }
        }

        return new PolicyDifferences(lines, restart);
    }
}
