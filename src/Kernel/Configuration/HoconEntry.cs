namespace Actors.Kernel.Configuration;

/// <summary>A leaf of a configuration.</summary>
public sealed class HoconEntry
{
    internal HoconEntry(string path, HoconField field)
    {
        Path = path;
        Value = field.Value;
        Origin = field.Origin;
    }

    /// <summary>The whole path to it, quoted where it must be, as <see cref="Config.GetValue"/> takes it.</summary>
    public string Path { get; }

    /// <summary>The value: anything but an object with fields.</summary>
    public HoconValue Value { get; }

    /// <summary>Where its key was written.</summary>
    public HoconOrigin Origin { get; }
}
