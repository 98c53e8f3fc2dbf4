namespace Actors.Platform.Linq;

public static partial class Sequences
{
    /// <summary>Whether there is an element.</summary>
    public static bool Any<T>(this IEnumerable<T> source)
    {
        using var items = source.GetEnumerator();
        return items.MoveNext();
    }

    /// <summary>Whether an element satisfies the condition.</summary>
    public static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (var item in source)
            if (predicate(item))
                return true;
        return false;
    }

    /// <summary>Whether every element satisfies the condition.</summary>
    public static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (var item in source)
            if (!predicate(item))
                return false;
        return true;
    }

    /// <summary>How many elements there are.</summary>
    public static int Count<T>(this IEnumerable<T> source)
    {
        if (source is ICollection<T> { Count: var known })
            return known;
        var count = 0;
        foreach (var _ in source)
            count++;
        return count;
    }

    /// <summary>How many elements satisfy the condition.</summary>
    public static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate) => source.Where(predicate).Count();

    /// <summary>Whether the element is among them, by its collection's own measure if that is a collection.</summary>
    public static bool Contains<T>(this IEnumerable<T> source, T element)
    {
        if (source is ICollection<T> collection)
            return collection.Contains(element);
        foreach (var item in source)
            if (EqualityComparer<T>.Default.Equals(item, element))
                return true;
        return false;
    }

    /// <summary>The first element that satisfies the condition.</summary>
    /// <exception cref="InvalidOperationException">None does.</exception>
    public static T First<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (var item in source)
            if (predicate(item))
                return item;
        throw new InvalidOperationException("no element satisfies the condition");
    }

    /// <summary>The first element that satisfies the condition, or the type's default value if none does.</summary>
    public static T? FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (var item in source)
            if (predicate(item))
                return item;
        return default;
    }

    /// <summary>The first element with the least key, or the type's default value if there is none.</summary>
    public static T? MinBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key)
        where T : class
    {
        T? least = null;
        var leastKey = default(TKey);
        foreach (var item in source)
        {
            var itsKey = key(item);
            if (least is null || Comparer<TKey>.Default.Compare(itsKey, leastKey) < 0)
                (least, leastKey) = (item, itsKey);
        }
        return least;
    }

    /// <summary>The elements, in an array of its own.</summary>
    public static T[] ToArray<T>(this IEnumerable<T> source) => new List<T>(source).ToArray();

    /// <summary>The elements, in a list of its own.</summary>
    public static List<T> ToList<T>(this IEnumerable<T> source) => new(source);

    /// <summary>The elements as a set.</summary>
    public static HashSet<T> ToHashSet<T>(this IEnumerable<T> source) => new(source);

    /// <summary>The elements by their keys.</summary>
    /// <exception cref="ArgumentException">Two have the same key.</exception>
    public static Dictionary<TKey, T> ToDictionary<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
    {
        var result = new Dictionary<TKey, T>(comparer);
        foreach (var item in source)
            result.Add(key(item), item);
        return result;
    }

    /// <summary>What the selector makes of each element, by the element's key.</summary>
    /// <exception cref="ArgumentException">Two have the same key.</exception>
    public static Dictionary<TKey, TValue> ToDictionary<T, TKey, TValue>(
        this IEnumerable<T> source, Func<T, TKey> key, Func<T, TValue> value, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
    {
        var result = new Dictionary<TKey, TValue>(comparer);
        foreach (var item in source)
            result.Add(key(item), value(item));
        return result;
    }
}
