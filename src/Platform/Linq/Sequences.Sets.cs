namespace Actors.Platform.Linq;

public static partial class Sequences
{
    /// <summary>Each element once, where it occurs first.</summary>
    public static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)
    {
        var seen = new HashSet<T>();
        foreach (var item in source)
            if (seen.Add(item))
                yield return item;
    }

    /// <summary>The first element with each key.</summary>
    public static IEnumerable<T> DistinctBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key)
    {
        var seen = new HashSet<TKey>();
        foreach (var item in source)
            if (seen.Add(key(item)))
                yield return item;
    }

    /// <summary>Each element of both sequences once, where it occurs first.</summary>
    public static IEnumerable<T> Union<T>(this IEnumerable<T> first, IEnumerable<T> second) => first.Concat(second).Distinct();

    /// <summary>Each element of the first sequence that the second lacks, once.</summary>
    public static IEnumerable<T> Except<T>(this IEnumerable<T> first, IEnumerable<T> second)
    {
        var seen = new HashSet<T>(second);
        foreach (var item in first)
            if (seen.Add(item))
                yield return item;
    }

    /// <summary>The elements in ascending order; equal ones keep theirs.</summary>
    public static IEnumerable<T> Order<T>(this IEnumerable<T> source, IComparer<T>? comparer = null) => source.OrderBy(static item => item, comparer);

    /// <summary>The elements in ascending order of their keys; those with equal keys keep theirs.</summary>
    public static IEnumerable<T> OrderBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IComparer<TKey>? comparer = null)
    {
        comparer ??= Comparer<TKey>.Default;
        return Sorted(source, key, comparer.Compare);
    }

    /// <summary>The elements in descending order of their keys; those with equal keys keep theirs.</summary>
    public static IEnumerable<T> OrderByDescending<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IComparer<TKey>? comparer = null)
    {
        comparer ??= Comparer<TKey>.Default;
        return Sorted(source, key, (left, right) => comparer.Compare(right, left));
    }

    /// <summary>
    /// Sorts a list in place; what compares as equal stays in the order it was in. In place of <see cref="List{T}.Sort(Comparison{T})"/>, for which every list of
    /// references in the native binary would have four more types.
    /// </summary>
    public static void SortStably<T>(this List<T> list, Comparison<T> compare)
    {
        var items = list.ToArray();
        var indexes = SortedIndexes(items.Length, (left, right) => compare(items[left], items[right]));
        for (var i = 0; i < indexes.Length; i++)
            list[i] = items[indexes[i]];
    }

    private static IEnumerable<T> Sorted<T, TKey>(IEnumerable<T> source, Func<T, TKey> key, Comparison<TKey> compare)
    {
        var items = source.ToArray();
        var keys = new TKey[items.Length];
        for (var i = 0; i < items.Length; i++)
            keys[i] = key(items[i]);
        foreach (var index in SortedIndexes(items.Length, (left, right) => compare(keys[left], keys[right])))
            yield return items[index];
    }

    // Indexes are sorted, whatever the elements are: one instantiation of Array.Sort, and ties are told by where they were.
    private static int[] SortedIndexes(int count, Comparison<int> compare)
    {
        var indexes = new int[count];
        for (var i = 0; i < count; i++)
            indexes[i] = i;
        Array.Sort(indexes, (left, right) => compare(left, right) is not 0 and var order ? order : left.CompareTo(right));
        return indexes;
    }
}
