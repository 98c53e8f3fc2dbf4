namespace Actors.Kernel.TestKit;

/// <summary>A condition on messages of a type.</summary>
public class PredicateInfo
{
    private readonly Func<object, bool> _isMatch;

    private PredicateInfo(Type type, Delegate predicate, Func<object, bool> isMatch)
    {
        Type = type;
        PredicateT = predicate;
        _isMatch = isMatch;
    }

    public Delegate PredicateT { get; }

    public Type Type { get; }

    public static PredicateInfo Create<T>(Predicate<T> predicateT) =>
        new(typeof(T), predicateT, message => message is T typed && predicateT(typed));

    public override string ToString() => $"Predicate of type {Type}";

    internal bool IsMatch(object message) => _isMatch(message);
}
