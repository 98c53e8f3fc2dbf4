using Actors.Kernel.Configuration;

namespace Actors.Kernel;

/// <summary>Makes the strategy of the user guardian; chosen by <c>akka.actor.guardian-supervisor-strategy</c>.</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>Makes the strategy.</summary>
    public abstract SupervisorStrategy Create();

    /// <summary>The configurator with a type name; one of the two that come with the runtime.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName) => KnownTypes.SimpleName(typeName) switch
    {
        nameof(DefaultSupervisorStrategy) => new DefaultSupervisorStrategy(),
        nameof(StoppingSupervisorStrategy) => new StoppingSupervisorStrategy(),
        _ => throw new ConfigurationException($"Could not resolve SupervisorStrategyConfigurator type {typeName}"),
    };
}
