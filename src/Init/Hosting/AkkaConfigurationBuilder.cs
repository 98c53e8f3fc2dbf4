namespace Actors.Init.Hosting;

/// <summary>
/// What makes a system of a configuration and the actors to begin with: as much of Akka.Hosting's builder, by its names, as the composition root uses.
/// The build on Akka.NET takes the real one.
/// </summary>
/// <param name="name">The system's.</param>
internal sealed class AkkaConfigurationBuilder(string name)
{
    private readonly Registry _registry = new();
    private readonly List<Action<ActorSystem, IActorRegistry>> _starters = [];
    private Config _hocon = ConfigurationFactory.Empty;

    /// <summary>Adds configuration.</summary>
    public AkkaConfigurationBuilder AddHocon(Config hocon, HoconAddMode addMode)
    {
        _hocon = addMode switch
        {
            HoconAddMode.Append => _hocon.WithFallback(hocon),
            HoconAddMode.Prepend => hocon.WithFallback(_hocon),
            _ => hocon,
        };
        return this;
    }

    /// <summary>Adds what starts actors, once the system is there; in the order of these calls.</summary>
    public AkkaConfigurationBuilder WithActors(Action<ActorSystem, IActorRegistry> actorStarter)
    {
        _starters.Add(actorStarter);
        return this;
    }

    /// <summary>Makes the system and starts its actors.</summary>
    public ActorSystem Start()
    {
        var system = ActorSystem.Create(name, _hocon);
        foreach (var starter in _starters)
            starter(system, _registry);
        return system;
    }

    private sealed class Registry : IActorRegistry
    {
        private readonly Dictionary<Type, IActorRef> _actors = [];

        public void Register<TKey>(IActorRef actor)
        {
            if (!_actors.TryAdd(typeof(TKey), actor))
                throw new InvalidOperationException($"an actor for {typeof(TKey)} is registered already");
        }

        public IActorRef Get<TKey>() => _actors.TryGetValue(typeof(TKey), out var actor) ? actor : ActorRefs.Nobody;
    }
}
