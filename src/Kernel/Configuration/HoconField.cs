namespace Actors.Kernel.Configuration;

/// <summary>One field of an object.</summary>
public sealed class HoconField : IHoconKeyed
{
    internal HoconField(string key, HoconValue value, HoconOrigin origin)
    {
        Key = key;
        Value = value;
        Origin = origin;
    }

    /// <summary>The key, unquoted.</summary>
    public string Key { get; }

    /// <summary>Its value. The value's own origin may be elsewhere: where a substitution found it.</summary>
    public HoconValue Value { get; }

    /// <summary>Where the key was written.</summary>
    public HoconOrigin Origin { get; }
}
