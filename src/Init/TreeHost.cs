#if AKKA
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
#endif

namespace Actors.Init;

/// <summary>Starts a system that Akka.Hosting's builder describes; the one file that knows which runtime it is.</summary>
internal static class TreeHost
{
    /// <summary>Builds it, and starts its actors.</summary>
#if AKKA
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(TimerScheduler))]
#endif
    internal static ActorSystem Start(string name, Action<AkkaConfigurationBuilder> configure)
    {
#if AKKA
        // No generic host: its console lifetime takes the signals, which in pid 1 belong to SignalActor.
        var services = new ServiceCollection().AddLogging().AddSingleton<IHostApplicationLifetime, Lifetime>().AddAkka(name, configure);
        // The builder's own way to a system would first look for an app.config, which reflection reads.
        services.AddSingleton(provider => ActorSystem.Create(
            name, ConfigurationFactory.ParseString(Settings).WithFallback(provider.GetRequiredService<AkkaConfigurationBuilder>().Configuration.GetOrElse(Config.Empty))));
        var provider = services.BuildServiceProvider();
        foreach (var service in provider.GetServices<IHostedService>())
            service.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        return provider.GetRequiredService<ActorSystem>();
#else
        var builder = new AkkaConfigurationBuilder(name);
        configure(builder);
        return builder.Start();
#endif
    }

#if AKKA
    /// <summary>No hooks into the end of the process, which would make .NET handle signals; and no serializer, as nothing leaves this process.</summary>
    private const string Settings = """
        akka.coordinated-shutdown { run-by-clr-shutdown-hook = off, run-by-actor-system-terminate = off }
        akka.actor.serializers.json = none
        akka.scheduler.implementation = "Actors.Init.TimerScheduler, Actors.Init"
        """;

    /// <summary>The tree's end is InitActor's business; nobody else is told of it.</summary>
    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() { }
    }
#endif
}
