using System.Diagnostics.CodeAnalysis;

namespace Actors.Kernel.Configuration;

/// <summary>What works on a configuration that may be missing.</summary>
public static class ConfigExtensions
{
    /// <summary>The one over the other; the other when the one is missing.</summary>
    [return: NotNullIfNotNull(nameof(config)), NotNullIfNotNull(nameof(fallback))]
    public static Config? SafeWithFallback(this Config? config, Config? fallback) =>
        config is null ? fallback : ReferenceEquals(config, fallback) ? config : config.WithFallback(fallback);

    /// <summary>Whether there is no configuration, or none with a value.</summary>
    public static bool IsNullOrEmpty([NotNullWhen(false)] this Config? config) => config is null || config.IsEmpty;
}
