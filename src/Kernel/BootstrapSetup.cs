using Actors.Kernel.Configuration;
using Actors.Kernel.Util;

namespace Actors.Kernel;

/// <summary>The configuration of a system, given in code.</summary>
public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup(Option<Config> config) => Config = config;

    /// <summary>The configuration.</summary>
    public Option<Config> Config { get; }

    /// <summary>Without a configuration.</summary>
    public static BootstrapSetup Create() => new(Option<Config>.None);

    /// <summary>With a configuration.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config);

    /// <summary>With a configuration for what the present one leaves open.</summary>
    public BootstrapSetup WithConfigFallback(Config config) => new(Config.HasValue ? Config.Value.WithFallback(config) : config);
}
