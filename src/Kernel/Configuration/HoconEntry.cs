namespace Actors.Kernel.Configuration;

/// <summary>A leaf of a configuration.</summary>
/// <param name="Path">The whole path to it, quoted where it must be, as <see cref="Config.GetValue"/> takes it.</param>
/// <param name="Value">The value: anything but an object with fields.</param>
/// <param name="Origin">Where its key was written.</param>
public sealed record HoconEntry(string Path, HoconValue Value, HoconOrigin Origin);
