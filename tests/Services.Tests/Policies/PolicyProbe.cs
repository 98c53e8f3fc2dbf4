using System.Text;
using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>Policies from a text, as if it were /etc/actors/actors.conf.</summary>
internal static class PolicyProbe
{
    public const string File = "/etc/actors/actors.conf";

    public static PolicySet Read(params string[] texts) =>
        PolicySet.Read([.. texts.Select((text, index) => new PolicyLayer(index == 0 ? File : $"/etc/actors/conf.d/{index}.conf", Encoding.UTF8.GetBytes(text)))]);

    /// <summary>What is wrong, as the container's log shows it.</summary>
    public static string[] Faults(this PolicySet policies) =>
        [.. policies.Diagnostics.Select(fault => $"{fault.File}:{fault.Line}: {fault.Message}{(fault.Hint.Length > 0 ? $" ({fault.Hint})" : "")}")];
}
