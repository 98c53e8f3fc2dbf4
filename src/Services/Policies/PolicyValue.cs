namespace Actors.Services.Policies;

/// <summary>A key of a policy, with its value in effect.</summary>
/// <param name="Key">Its path: <c>restart.mode</c>.</param>
/// <param name="Value">Its value: a text as it is, anything else as HOCON; <c>null</c> where it is not set.</param>
/// <param name="Source">Where that was written: <c>file:line</c>, the name of a variable, or <see cref="Default"/>.</param>
public sealed record PolicyValue(string Key, string Value, string Source)
{
    /// <summary>The source of what nobody has written.</summary>
    public const string Default = "default";

    /// <summary>The value that holds where nobody has written any; null: the key is not there then.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Whether it is other than by default.</summary>
    public bool IsChanged => Value != Otherwise;
}
