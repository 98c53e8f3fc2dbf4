using System.Collections.Concurrent;
using Actors.Kernel.Configuration;
using Actors.Kernel.Dispatch;
using Actors.Kernel.Event;

namespace Actors.Kernel;

/// <summary>
/// The types that configuration may name. Akka.NET finds them by reflection, which a native image can not do; here each is
/// registered under its simple name, so that "Akka.TestKit.TestScheduler, Akka.TestKit" and our own name mean the same.
/// </summary>
internal static class KnownTypes
{
    /// <summary>Schedulers, for <c>akka.scheduler.implementation</c>.</summary>
    public static ConcurrentDictionary<string, Func<Config, ILoggingAdapter, IScheduler>> Schedulers { get; } =
        new(StringComparer.Ordinal);

    /// <summary>Loggers, for <c>akka.loggers</c>.</summary>
    public static ConcurrentDictionary<string, Props> Loggers { get; } =
        new(StringComparer.Ordinal) { [nameof(DefaultLogger)] = Props.Create(static () => new DefaultLogger()) };

    /// <summary>Dispatchers, for a dispatcher's <c>type</c> or, where none is configured, its whole path: made from id and throughput.</summary>
    public static ConcurrentDictionary<string, Func<string, int, MessageDispatcher>> Dispatchers { get; } = new(StringComparer.Ordinal);

    /// <summary>"Ns.Type+Inner, Assembly" becomes "Type"; a configurator's name that of what it configures.</summary>
    public static string SimpleName(string typeName)
    {
        var end = typeName.IndexOf(',', StringComparison.Ordinal);
        var name = (end < 0 ? typeName : typeName[..end]).Trim();
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.EndsWith("Configurator", StringComparison.Ordinal) ? name[..^"Configurator".Length] : name;
    }
}
