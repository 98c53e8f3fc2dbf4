using System.Runtime.CompilerServices;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>Tells the runtime of the types that configuration may name once this assembly is there.</summary>
internal static class Registration
{
#pragma warning disable CA2255 // a module initializer in a library: it is the point where the kit becomes known
    [ModuleInitializer]
    internal static void Register()
    {
        KnownTypes.Schedulers[nameof(TestScheduler)] = static (config, log) => new TestScheduler(config, log);
        KnownTypes.Loggers[nameof(TestEventListener)] = Props.Create(static () => new TestEventListener());
        KnownTypes.Dispatchers[nameof(CallingThreadDispatcher)] = static (id, throughput) => new CallingThreadDispatcher(id, throughput);
        KnownTypes.Dispatchers[CallingThreadDispatcher.Id] = static (id, _) => new CallingThreadDispatcher(id, int.MaxValue);
        KnownTypes.Dispatchers[TestKitBase.TestActorDispatcher] = static (id, _) => new CallingThreadDispatcher(id, int.MaxValue);
    }
#pragma warning restore CA2255
}
