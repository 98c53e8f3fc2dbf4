namespace Actors.Kernel.Configuration;

/// <summary>One field of an object.</summary>
/// <param name="Key">The key, unquoted.</param>
/// <param name="Value">Its value. The value's own origin may be elsewhere: where a substitution found it.</param>
/// <param name="Origin">Where the key was written.</param>
public sealed record HoconField(string Key, HoconValue Value, HoconOrigin Origin);
