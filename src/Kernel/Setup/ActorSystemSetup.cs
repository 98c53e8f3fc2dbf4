using Actors.Kernel.Util;

namespace Actors.Kernel.Setup;

/// <summary>All that is given in code to set up a system; at most one piece of a type.</summary>
public sealed class ActorSystemSetup
{
    /// <summary>Nothing.</summary>
    public static readonly ActorSystemSetup Empty = new([]);

    private readonly Dictionary<Type, Setup> _setups;

    private ActorSystemSetup(Dictionary<Type, Setup> setups) => _setups = setups;

    /// <summary>Made of pieces; later ones replace earlier ones of the same type.</summary>
    public static ActorSystemSetup Create(params Setup[] setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var setups = new Dictionary<Type, Setup>();
        foreach (var piece in setup)
            setups[piece.GetType()] = piece;
        return new ActorSystemSetup(setups);
    }

    /// <summary>The piece of a type.</summary>
    public Option<T> Get<T>()
        where T : Setup => _setups.TryGetValue(typeof(T), out var setup) ? new Option<T>((T)setup) : Option<T>.None;

    /// <summary>The same with a piece added or replaced.</summary>
    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup
    {
        ArgumentNullException.ThrowIfNull(setup);
        return new ActorSystemSetup(new Dictionary<Type, Setup>(_setups) { [setup.GetType()] = setup });
    }

    /// <summary>The same with a piece added or replaced.</summary>
    public ActorSystemSetup And<T>(T setup)
        where T : Setup => WithSetup(setup);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSystemSetup({string.Join(',', TypeNames())})";

    private IEnumerable<string?> TypeNames()
    {
        foreach (var type in _setups.Keys)
            yield return type.FullName;
    }
}
