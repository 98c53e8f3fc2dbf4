namespace Actors.Kernel.Configuration;

/// <summary>What a value is, as written; conversions happen when it is read.</summary>
public enum HoconType
{
    /// <summary><c>null</c>: hides what lies below and reads as if it were not set.</summary>
    Null,

    /// <summary>Unquoted <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An unquoted JSON number.</summary>
    Number,

    /// <summary>Any other text.</summary>
    String,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>Keys and their values.</summary>
    Object,
}
