namespace Actors.Execline;

/// <summary>A key and what stands for it.</summary>
/// <param name="Key">What is written after the <c>$</c>.</param>
/// <param name="Values">The words it becomes: one, none (then the word around it vanishes), or several (then the word is multiplied).</param>
public readonly record struct Substitution(string Key, IReadOnlyList<string> Values);

/// <summary>Substitutions that happen at once: a value is not searched for keys of the same set.</summary>
public sealed class SubstitutionSet
{
    private readonly List<Substitution> _substitutions = [];

    /// <summary>The substitutions, in the order in which they were added.</summary>
    public IReadOnlyList<Substitution> Substitutions => _substitutions;

    /// <summary>Variables that leave the environment when the set is applied.</summary>
    public List<string> Unexported { get; } = [];

    /// <summary>Adds a substitution.</summary>
    /// <param name="key">Its key; the caller asked <see cref="CanAdd"/>.</param>
    /// <param name="values">Its values.</param>
    public void Add(string key, IReadOnlyList<string> values) => _substitutions.Add(new(key, values));

    /// <summary>Gives the last substitution other values.</summary>
    public void ReplaceLast(IReadOnlyList<string> values)
    {
        if (_substitutions.Count > 0)
            _substitutions[^1] = _substitutions[^1] with { Values = values };
    }

    /// <summary>Whether a key is not in the set yet.</summary>
    public bool CanAdd(string key)
    {
        foreach (var substitution in _substitutions)
        {
            if (substitution.Key == key)
                return false;
        }

        return true;
    }

    /// <summary>The values of a key; null where it is not in the set.</summary>
    internal IReadOnlyList<string>? Find(ReadOnlySpan<char> key)
    {
        foreach (var substitution in _substitutions)
        {
            if (key.SequenceEqual(substitution.Key))
                return substitution.Values;
        }

        return null;
    }
}
