namespace Actors.Kernel.Util;

/// <summary>A value, or none.</summary>
/// <param name="value">The value.</param>
public readonly struct Option<T>(T value) : IEquatable<Option<T>>
{
    /// <summary>No value.</summary>
    public static readonly Option<T> None;

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; } = value is not null;

    /// <summary>The value, or the default of its type.</summary>
    public T Value { get; } = value;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value, or another.</summary>
    public T GetOrElse(T fallbackValue) => HasValue ? Value : fallbackValue;

    /// <summary>A value as an option.</summary>
    public static implicit operator Option<T>(T value) => new(value);

    /// <inheritdoc/>
    public bool Equals(Option<T> other) => HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => HasValue ? $"Some<{Value}>" : "None";

    /// <summary>Equality of the values.</summary>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>Inequality of the values.</summary>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);
}
