namespace Actors.Kernel.Configuration;

/// <summary>
/// Parses HOCON, as Lightbend's specification describes it (https://github.com/lightbend/config/blob/main/HOCON.md).
/// Every fault is a <see cref="ConfigurationException"/> whose message begins with <c>file:line:</c>.
/// </summary>
public static class ConfigurationFactory
{
    private static readonly HoconOptions s_defaults = new();

    /// <summary>A configuration with nothing in it.</summary>
    public static Config Empty => Config.Empty;

    /// <summary>Parses a text that includes nothing. Substitutions that it does not define come from the environment.</summary>
    public static Config ParseString(string hocon) => ParseString(hocon, s_defaults);

    /// <summary>
    /// Parses a text whose includes are texts that the callback finds by their names; it gives null for what does not exist.
    /// </summary>
    public static Config ParseString(string hocon, Func<string, string?> includeCallback) =>
        ParseString(hocon, new HoconOptions { IncludeCallback = includeCallback });

    /// <summary>Parses a text.</summary>
    public static Config ParseString(string hocon, HoconOptions options) =>
        Parse(hocon, options.Origin, new HoconSources(options, fromFile: false), options);

    /// <summary>Parses a file (UTF-8, with or without a byte order mark) and what it includes, relative to where it is.</summary>
    public static Config ParseFile(string path) => ParseFile(path, s_defaults);

    /// <summary>Parses a file and what it includes.</summary>
    public static Config ParseFile(string path, HoconOptions options)
    {
        var sources = new HoconSources(options, fromFile: true);
        var text = sources.ReadFile(path, null) ?? throw new ConfigurationException($"unable to read {path}: it does not exist");
        return Parse(text, path, sources, options);
    }

    private static Config Parse(string text, string file, HoconSources sources, HoconOptions options)
    {
        var limits = new HoconLimits();
        var root = HoconParser.Parse(text, file, sources, limits);
        if (root is not ObjectNode)
            throw new ConfigurationException(root.Origin, "a configuration is an object, not an array: give the array a key");
        return new Config(new HoconResolver(limits, options.Environment).Build(root));
    }
}
