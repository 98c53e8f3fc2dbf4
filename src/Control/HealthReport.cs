using System.Text.Json;

namespace Actors.Control;

/// <summary>The answer to <c>health</c>.</summary>
/// <param name="IsLive">Whether the container is worth being kept: the tree answers, and no service has failed for good.</param>
/// <param name="IsReady">Whether it can do its work: the boot is over, it does not stop, and all services that are wanted up are up and ready.</param>
/// <param name="Reasons">What speaks against either.</param>
public sealed record HealthReport(bool IsLive, bool IsReady, IReadOnlyList<HealthReason> Reasons)
{
    internal static HealthReport Read(JsonElement json) => new(
        json.GetProperty("live").GetBoolean(),
        json.GetProperty("ready").GetBoolean(),
        [.. json.GetProperty("reasons").EnumerateArray().Select(reason => new HealthReason(JsonText.Find(reason, "service"), reason.GetProperty("text").GetString()!, JsonText.Flag(reason, "liveness")))]);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteBoolean("live", IsLive);
        json.WriteBoolean("ready", IsReady);
        json.WriteStartArray("reasons");
        foreach (var reason in Reasons)
        {
            json.WriteStartObject();
            JsonText.Write(json, "service", reason.Service);
            json.WriteString("text", reason.Text);
            JsonText.WriteFlag(json, "liveness", reason.IsAgainstLiveness);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>What speaks against liveness or readiness.</summary>
/// <param name="Service">The service that it is about, a byte string; null: the container.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="IsAgainstLiveness">Against liveness too; else only against readiness.</param>
public sealed record HealthReason(string? Service, string Text, bool IsAgainstLiveness);
