namespace Actors.Kernel.Configuration;

/// <summary>
/// A configuration: an immutable tree of resolved values, with the names that Akka.NET gives its readers.
/// <para>
/// A path is keys with dots between, quoted where a key holds a dot: <c>akka.actor.deployment."/user.x"</c>. A reader gives its
/// default when nothing is at the path, or null is; when something else than it reads is there, it throws
/// <see cref="ConfigurationException"/>, which says where the value was written and what was expected.
/// </para>
/// </summary>
public sealed partial class Config
{
    /// <summary>A configuration with nothing in it.</summary>
    public static readonly Config Empty = new();

    private readonly HoconValue _own; // without the fallback

    /// <summary>A configuration with nothing in it.</summary>
    public Config()
        : this(HoconValue.NoFields(new HoconOrigin("empty", 0)))
    {
    }

    internal Config(HoconValue root)
    {
        Root = root;
        _own = root;
    }

    private Config(Config source, Config fallback)
    {
        Root = source.Root.Over(fallback.Root);
        _own = source._own;
        Fallback = source.Fallback is { } next ? next.WithFallback(fallback) : fallback;
    }

    /// <summary>What lies below this configuration's own values; null when nothing does.</summary>
    public Config? Fallback { get; }

    /// <summary>Everything, with the fallback's values merged in.</summary>
    public HoconValue Root { get; }

    /// <summary>Whether there is no value at all.</summary>
    public bool IsEmpty => Root.IsEmpty;

    /// <summary>Parses a text; see <see cref="ConfigurationFactory.ParseString(string)"/>.</summary>
    public static implicit operator Config(string hocon) => ConfigurationFactory.ParseString(hocon);

    /// <summary>This configuration over the fallback in a text.</summary>
    public static Config operator +(Config config, string fallback) => config.WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>The configuration in a text over a fallback.</summary>
    public static Config operator +(string config, Config fallback) => ConfigurationFactory.ParseString(config).WithFallback(fallback);

    /// <summary>
    /// This configuration over another one: objects merge, any other value hides what is below it. Null is such a value, so
    /// <c>a = null, a { ... }</c> clears what a fallback says about <c>a</c>.
    /// </summary>
    /// <exception cref="ArgumentException">It is its own fallback.</exception>
    public Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(fallback, this))
            throw new ArgumentException("a configuration cannot be its own fallback", nameof(fallback));
        return fallback is null ? this : IsEmpty ? fallback : new Config(this, fallback);
    }

    /// <summary>Whether there is a value at the path. Null is none.</summary>
    public bool HasPath(string path) => Find(path) is not null;

    /// <summary>The value at the path, null included; null when there is none.</summary>
    public HoconValue? GetValue(string path)
    {
        HoconValue? value = Root;
        foreach (var key in HoconPath.Parse(path))
            value = value?.GetChildObject(key);
        return value;
    }

    /// <summary>The object at the path as a configuration of its own; null when there is none.</summary>
    public Config? GetConfig(string path)
    {
        if (Find(path) is not { } value)
            return null;
        return value.IsObject() ? new Config(value) : throw value.Wrong(path, "an object, like { a = 1 }");
    }

    /// <summary>The fields at the root, in order.</summary>
    public IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() => Root.GetObject().Items;

    /// <summary>
    /// Every value that is no object with fields of its own, depth first and in order: what a reader checks to report keys that
    /// nobody knows.
    /// </summary>
    public IEnumerable<HoconEntry> Entries() => Entries(Root.GetObject(), "");

    /// <summary>This configuration's own values as HOCON, without the fallback's.</summary>
    public override string ToString() => _own.ToString();

    /// <summary>This configuration as HOCON.</summary>
    public string ToString(bool includeFallback) => includeFallback ? Root.ToString() : ToString();

    private static IEnumerable<HoconEntry> Entries(HoconObject fields, string prefix)
    {
        foreach (var field in fields.Fields)
        {
            var path = prefix + HoconPath.RenderKey(field.Key);
            if (!field.Value.IsObject() || field.Value.IsEmpty)
            {
                yield return new HoconEntry(path, field);
                continue;
            }

            foreach (var entry in Entries(field.Value.GetObject(), path + "."))
                yield return entry;
        }
    }

    private HoconValue? Find(string path) => GetValue(path) is { IsNull: false } value ? value : null;
}
