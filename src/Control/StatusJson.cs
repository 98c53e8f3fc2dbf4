using System.Text.Json;
using Actors.Platform;

namespace Actors.Control;

/// <summary><see cref="StatusReport"/> on the wire.</summary>
public static class StatusJson
{
    private static readonly string[] s_states = ["down", "waiting", "starting", "up", "stopping", "finishing", "failed", "unknown"];

    /// <summary>The word for a state.</summary>
    public static string NameOf(ServiceState state) => s_states[(int)state];

    /// <summary>The state of a word; what a newer server might say is unknown.</summary>
    public static ServiceState StateOf(string? name) => Array.IndexOf(s_states, name) is >= 0 and var index ? (ServiceState)index : ServiceState.Unknown;

    /// <summary>The word for a kind.</summary>
    public static string NameOf(ServiceKind kind) => kind == ServiceKind.Longrun ? "longrun" : "oneshot";

    /// <summary>Reads an answer.</summary>
    public static StatusReport Read(JsonElement root) =>
        new(ReadContainer(root.GetProperty("container")), [.. root.GetProperty("services").EnumerateArray().Select(ReadService)]);

    /// <summary>Writes a service as an object.</summary>
    public static void Write(Utf8JsonWriter json, ServiceStatus service)
    {
        json.WriteStartObject();
        WriteMembers(json, service);
        json.WriteEndObject();
    }

    /// <summary>Reads a service.</summary>
    public static ServiceStatus ReadService(JsonElement json)
    {
        var exit = json.TryGetProperty("lastExit", out var ended) ? ReadExit(ended) : (ExitStatus?)null;
        return new ServiceStatus(
            JsonText.Read(json.GetProperty("name")),
            json.GetProperty("kind").GetString() == "oneshot" ? ServiceKind.Oneshot : ServiceKind.Longrun,
            StateOf(json.GetProperty("state").GetString()))
        {
            IsWantedUp = json.GetProperty("desired").GetString() == "up",
            IsReady = json.GetProperty("ready").GetBoolean(),
            TellsReadiness = JsonText.Flag(json, "tellsReadiness"),
            IsPaused = JsonText.Flag(json, "paused"),
            IsUnhealthy = JsonText.Flag(json, "unhealthy"),
            IsInDatabase = JsonText.Flag(json, "inDatabase"),
            IsEssential = JsonText.Flag(json, "essential"),
            Pid = json.TryGetProperty("pid", out var pid) ? pid.GetInt32() : 0,
            Since = JsonText.Number(json, "since") ?? 0,
            ReadySince = JsonText.Number(json, "readySince") ?? 0,
            Uptime = JsonText.Number(json, "uptime") ?? 0,
            Starts = json.GetProperty("starts").GetInt32(),
            LastExit = exit,
            Reason = JsonText.Find(json, "reason"),
            Consumer = JsonText.Find(json, "consumer"),
            Producers = JsonText.List(json, "producers"),
            LogDirectories = JsonText.List(json, "logs"),
            Usage = ReadUsage(json),
        };
    }

    internal static void Write(Utf8JsonWriter json, StatusReport report)
    {
        Write(json, report.Container);
        json.WriteStartArray("services");
        foreach (var service in report.Services)
            Write(json, service);
        json.WriteEndArray();
    }

    internal static void Write(Utf8JsonWriter json, ContainerStatus container)
    {
        json.WriteStartObject("container");
        json.WriteString("phase", container.Phase);
        json.WriteNumber("uptime", container.Uptime);
        if (container.BootTime is { } boot)
            json.WriteNumber("bootTime", boot);
        JsonText.Write(json, "failure", container.Failure);
        json.WriteBoolean("command", container.RunsCommand);
        WriteUsage(json, container.Usage);
        json.WriteEndObject();
    }

    internal static ContainerStatus ReadContainer(JsonElement json) => new(json.GetProperty("phase").GetString()!, JsonText.Number(json, "uptime") ?? 0)
    {
        BootTime = JsonText.Number(json, "bootTime"),
        Failure = JsonText.Find(json, "failure"),
        RunsCommand = JsonText.Flag(json, "command"),
        Usage = ReadUsage(json),
    };

    internal static void WriteMembers(Utf8JsonWriter json, ServiceStatus service)
    {
        JsonText.Write(json, "name", service.Name);
        json.WriteString("kind", NameOf(service.Kind));
        json.WriteString("state", NameOf(service.State));
        json.WriteString("desired", service.IsWantedUp ? "up" : "down");
        json.WriteBoolean("ready", service.IsReady);
        JsonText.WriteFlag(json, "tellsReadiness", service.TellsReadiness);
        JsonText.WriteFlag(json, "paused", service.IsPaused);
        JsonText.WriteFlag(json, "unhealthy", service.IsUnhealthy);
        JsonText.WriteFlag(json, "inDatabase", service.IsInDatabase);
        JsonText.WriteFlag(json, "essential", service.IsEssential);
        if (service.Pid != 0)
            json.WriteNumber("pid", service.Pid);
        JsonText.WriteNonZero(json, "since", service.Since);
        JsonText.WriteNonZero(json, "readySince", service.ReadySince);
        JsonText.WriteNonZero(json, "uptime", service.Uptime);
        json.WriteNumber("starts", service.Starts);
        json.WriteNumber("restarts", service.Restarts);
        if (service.LastExit is { } exit)
            WriteExit(json, "lastExit", exit);
        JsonText.Write(json, "reason", service.Reason);
        JsonText.Write(json, "consumer", service.Consumer);
        JsonText.WriteList(json, "producers", service.Producers);
        JsonText.WriteList(json, "logs", service.LogDirectories);
        WriteUsage(json, service.Usage);
    }

    internal static void WriteExit(Utf8JsonWriter json, string property, ExitStatus exit)
    {
        json.WriteStartObject(property);
        if (exit.IsSignaled)
        {
            json.WriteNumber("signal", (int)exit.Signal);
            json.WriteString("signalName", Signals.NameOf(exit.Signal));
        }
        else
        {
            json.WriteNumber("code", exit.Code);
        }

        json.WriteEndObject();
    }

    internal static ExitStatus ReadExit(JsonElement json) => json.TryGetProperty("signal", out var signal)
        ? new ExitStatus(0, (Signal)signal.GetInt32())
        : new ExitStatus(json.GetProperty("code").GetInt32(), Signal.None);

    private static void WriteUsage(Utf8JsonWriter json, ProcessUsage? usage)
    {
        if (usage is null)
            return;
        json.WriteNumber("processes", usage.Processes);
        json.WriteNumber("rss", usage.ResidentBytes);
        if (usage.ProportionalBytes is { } proportional)
            json.WriteNumber("pss", proportional);
        json.WriteNumber("cpu", usage.CpuSeconds);
    }

    private static ProcessUsage? ReadUsage(JsonElement json) => json.TryGetProperty("rss", out var resident)
        ? new ProcessUsage(json.GetProperty("processes").GetInt32(), resident.GetInt64(), JsonText.Number(json, "cpu") ?? 0)
        {
            ProportionalBytes = json.TryGetProperty("pss", out var proportional) ? proportional.GetInt64() : null,
        }
        : null;
}
