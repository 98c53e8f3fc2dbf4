using System.Text.Json;

namespace Actors.Control;

/// <summary>The answer to <c>boot</c>: how the container came up. All moments are seconds since pid 1 began.</summary>
/// <param name="Phases">The stages of the boot, one after the other.</param>
/// <param name="Services">Every service that was started, in the order in which they were.</param>
public sealed record BootReport(IReadOnlyList<BootPhase> Phases, IReadOnlyList<BootService> Services)
{
    /// <summary>When everything had come up, or had failed to; null: not yet.</summary>
    public double? Total { get; init; }

    /// <summary>The services of the boot, the one that took longest first.</summary>
    public IEnumerable<BootService> Blame => Services.Where(service => service.IsOfBoot && service.Duration is not null).OrderByDescending(service => service.Duration!.Value);

    /// <summary>
    /// The services that made the boot as long as it was, in the order of their starts: the one that was ready last, before it the one of its dependencies that was
    /// ready last, and so on.
    /// </summary>
    public IReadOnlyList<BootService> CriticalChain
    {
        get
        {
            var chain = new List<BootService>();
            var next = LastOf(Services.Where(service => service.IsOfBoot));
            while (next is not null && !chain.Contains(next))
            {
                chain.Insert(0, next);
                var needed = next.Dependencies;
                next = LastOf(Services.Where(service => needed.Contains(service.Name)));
            }

            return chain;
        }
    }

    internal static BootReport Read(JsonElement json) => new(
        [.. json.GetProperty("phases").EnumerateArray().Select(BootPhase.Read)], [.. json.GetProperty("services").EnumerateArray().Select(BootService.Read)])
    {
        Total = JsonText.Number(json, "total"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        if (Total is { } total)
            json.WriteNumber("total", total);
        json.WriteStartArray("phases");
        foreach (var phase in Phases)
            phase.Write(json);
        json.WriteEndArray();
        json.WriteStartArray("services");
        foreach (var service in Services)
            service.Write(json);
        json.WriteEndArray();
        JsonText.WriteList(json, "criticalChain", [.. CriticalChain.Select(service => service.Name)]);
    }

    private static BootService? LastOf(IEnumerable<BootService> services)
    {
        BootService? last = null;
        foreach (var service in services)
        {
            if (service.Ready is { } ready && (last is null || ready > last.Ready))
                last = service;
        }

        return last;
    }
}

/// <summary>A stage of the boot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Begin">When it began.</param>
/// <param name="End">When it ended; null: it goes on.</param>
public sealed record BootPhase(string Name, double Begin, double? End)
{
    internal static BootPhase Read(JsonElement json) => new(json.GetProperty("name").GetString()!, json.GetProperty("begin").GetDouble(), JsonText.Number(json, "end"));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteNumber("begin", Begin);
        if (End is { } end)
            json.WriteNumber("end", end);
        json.WriteEndObject();
    }
}

/// <summary>How a service came up the first time.</summary>
/// <param name="Name">Its name; a byte string.</param>
/// <param name="Kind">What it is.</param>
public sealed record BootService(string Name, ServiceKind Kind)
{
    /// <summary>When it was told to start: all that it needs was up.</summary>
    public double Requested { get; init; }

    /// <summary>When its process (or its script's) was started; null: none was.</summary>
    public double? Spawned { get; init; }

    /// <summary>When it was up, and ready where it can tell, or had failed; null: not yet.</summary>
    public double? Ready { get; init; }

    /// <summary>Whether it did not come up.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Whether it came up as a part of the boot; else later.</summary>
    public bool IsOfBoot { get; init; }

    /// <summary>What it needs, one step far.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>How long it took; null: it goes on.</summary>
    public double? Duration => Ready - Requested;

    internal static BootService Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("name")), json.GetProperty("kind").GetString() == "oneshot" ? ServiceKind.Oneshot : ServiceKind.Longrun)
    {
        Requested = json.GetProperty("requested").GetDouble(),
        Spawned = JsonText.Number(json, "spawned"),
        Ready = JsonText.Number(json, "ready"),
        HasFailed = JsonText.Flag(json, "failed"),
        IsOfBoot = JsonText.Flag(json, "ofBoot"),
        Dependencies = JsonText.List(json, "dependencies"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        JsonText.Write(json, "name", Name);
        json.WriteString("kind", StatusJson.NameOf(Kind));
        json.WriteNumber("requested", Requested);
        if (Spawned is { } spawned)
            json.WriteNumber("spawned", spawned);
        if (Ready is { } ready)
            json.WriteNumber("ready", ready);
        JsonText.WriteFlag(json, "failed", HasFailed);
        JsonText.WriteFlag(json, "ofBoot", IsOfBoot);
        JsonText.WriteList(json, "dependencies", Dependencies);
        json.WriteEndObject();
    }
}
