using System.Collections.Immutable;
using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Reads <c>process { ... }</c>.</summary>
internal static class ProcessPolicyReader
{
    private static readonly string[] s_limits =
    [
        "cpu-seconds", "file-size", "data", "stack", "core", "processes", "open-files", "locked-memory", "address-space", "real-time-priority",
    ];

    private static readonly Resource[] s_resources =
    [
        Resource.CpuSeconds, Resource.FileSize, Resource.Data, Resource.Stack, Resource.Core, Resource.Processes, Resource.OpenFiles, Resource.LockedMemory,
        Resource.AddressSpace, Resource.RealTimePriority,
    ];

    public static ProcessPolicy Read(PolicySection section)
    {
        var policy = new ProcessPolicy
        {
            User = section.Text("user"),
            Group = section.Text("group"),
            Groups = section.Texts("groups"),
            Umask = ReadUmask(section),
            Directory = section.Text("directory"),
            Nice = (int?)section.Whole("nice", -20, 19),
            OomScore = (int?)section.Whole("oom-score", -1000, 1000),
            Limits = ReadLimits(section.Section("limits")),
            ContainerEnvironment = section.Flag("container-environment"),
            Environment = ReadVariables(section),
            EnvironmentFiles = section.Texts("environment-files") ?? [],
            Secrets = (SecretForm)section.Choice("secrets", ["none", "prefix", "suffix", "both"], 0),
        };
        section.End();
        return policy;
    }

    private static int? ReadUmask(PolicySection section)
    {
        if (section.Text("umask") is not { } text)
            return null;
        var mask = 0;
        foreach (var digit in text)
            mask = digit is >= '0' and <= '7' && mask < 0x1000 ? (mask * 8) + (digit - '0') : 0x1000;
        if (text.Length > 0 && mask <= 0x1FF)
            return mask;
        section.Error("umask", "expected an octal number from 000 to 777, like \"022\"");
        return null;
    }

    private static ImmutableArray<LimitPolicy> ReadLimits(PolicySection section)
    {
        var limits = ImmutableArray.CreateBuilder<LimitPolicy>();
        for (var i = 0; i < s_limits.Length; i++)
        {
            if (section.Text(s_limits[i]) is not { } text)
                continue;
            var colon = text.IndexOf(':');
            var (soft, hard) = (colon < 0 ? text : text[..colon], colon < 0 ? text : text[(colon + 1)..]);
            if (TryRead(soft, out var softLimit) && TryRead(hard, out var hardLimit) && (hardLimit is null || softLimit <= hardLimit))
                limits.Add(new(s_resources[i], softLimit, hardLimit));
            else
                section.Error(s_limits[i], "expected a number, a size like 64M, infinite, or a soft and a hard one, like \"1024:4096\"");
        }

        section.End();
        return limits.ToImmutable();
    }

    /// <summary>A number, a size or <c>infinite</c>.</summary>
    private static bool TryRead(string text, out ulong? limit)
    {
        limit = null;
        if (text == "infinite")
            return true;
        try
        {
            limit = (ulong?)ConfigurationFactory.ParseString($"a = \"{text.Replace("\\", "").Replace("\"", "")}\"").GetByteSize("a");
            return limit is not null;
        }
        catch (ConfigurationException)
        {
            return false; // the caller says where and what was expected
        }
    }

    private static ImmutableArray<VariablePolicy> ReadVariables(PolicySection section)
    {
        var variables = ImmutableArray.CreateBuilder<VariablePolicy>();
        foreach (var field in section.Fields("environment"))
        {
            var name = ByteString.FromText(field.Key);
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0'))
                section.Error("environment", $"{field.Key} cannot be the name of a variable");
            else if (field.Value.IsNull)
                variables.Add(new(name, null));
            else if (section.Section("environment").Text(field.Key) is { } value)
                variables.Add(new(name, value));
        }

        return variables.ToImmutable();
    }
}
