using System.Collections.Immutable;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Services that fail together; <c>groups.NAME { ... }</c>, and the names of the strategies are Akka.NET's and Erlang's.</summary>
/// <param name="Name">The group.</param>
public sealed record GroupPolicy(string Name)
{
    /// <summary>Its services, by name or pattern; the order counts for <see cref="GroupStrategy.RestForOne"/>.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Who is restarted when one fails.</summary>
    public GroupStrategy Strategy { get; init; }

    /// <summary>How many restarts there are in the whole group within <see cref="Within"/>; null: any number.</summary>
    public int? MaxRestarts { get; init; }

    /// <summary>The window that <see cref="MaxRestarts"/> is for; null: for ever.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>What follows when they are used up, or when one of its services escalates.</summary>
    public ExhaustedAction Exhausted { get; init; }

    /// <summary>The place of a service in the group; -1: it is not in it.</summary>
    public int RankOf(string service)
    {
        for (var i = 0; i < Services.Length; i++)
        {
            if (NamePattern.Matches(Services[i], service))
                return i;
        }

        return -1;
    }

    internal static GroupPolicy Read(string name, PolicySection section)
    {
        var policy = new GroupPolicy(ByteString.FromText(name))
        {
            Services = section.Texts("services") ?? [],
            Strategy = (GroupStrategy)section.Choice("strategy", ["one-for-one", "all-for-one", "rest-for-one"], 0),
            MaxRestarts = section.WholeOrInfinite("max-restarts", 0, null),
            Within = section.DurationOrInfinite("within", null, TimeSpan.FromMilliseconds(1)),
            Exhausted = ServicePolicyReader.ReadExhausted(section),
        };
        section.End();
        return policy;
    }
}

/// <summary>Who is restarted when a service of a group fails.</summary>
public enum GroupStrategy
{
    /// <summary>Itself.</summary>
    OneForOne,
    /// <summary>All services of the group.</summary>
    AllForOne,
    /// <summary>Itself and those that stand after it in the group.</summary>
    RestForOne,
}
