namespace Actors.Platform.Linq;

/// <summary>
/// The operators of System.Linq that this code uses, with its names and meaning: deferred, in order, stable.
/// They stand in for System.Linq in everything that ships (src/Directory.Build.targets).
/// </summary>
/// <remarks>
/// Why: in .NET 9 an operator of System.Linq is a class per kind of source, each with a virtual generic Select, so that NativeAOT
/// compiles every combination of them for every value type that occurs, 0.9 MB of the binary. Here an operator is one iterator.
/// .NET 10 has System.Linq's size-optimized mode for NativeAOT, which makes this superfluous once NativeTargetFramework is net10.0.
/// Arguments are not checked for null.
/// </remarks>
public static partial class Sequences
{
    /// <summary>The elements that satisfy the condition.</summary>
    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (var item in source)
            if (predicate(item))
                yield return item;
    }

    /// <summary>What the selector makes of each element.</summary>
    public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, TResult> selector)
    {
        foreach (var item in source)
            yield return selector(item);
    }

    /// <summary>What the selector makes of each element and its index.</summary>
    public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, int, TResult> selector)
    {
        var index = 0;
        foreach (var item in source)
            yield return selector(item, index++);
    }

    /// <summary>The sequences that the selector makes of each element, one after the other.</summary>
    public static IEnumerable<TResult> SelectMany<T, TResult>(this IEnumerable<T> source, Func<T, IEnumerable<TResult>> selector)
    {
        foreach (var item in source)
            foreach (var result in selector(item))
                yield return result;
    }

    /// <summary>The elements that are of type <typeparamref name="T"/> and not null.</summary>
    public static IEnumerable<T> OfType<T>(this System.Collections.IEnumerable source) where T : class
    {
        foreach (var item in source)
            if (item is T typed)
                yield return typed;
    }

    /// <summary>The elements of both sequences, the first one's first.</summary>
    public static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)
    {
        foreach (var item in first)
            yield return item;
        foreach (var item in second)
            yield return item;
    }

    /// <summary>The sequence, then the element.</summary>
    public static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element) => source.Concat([element]);

    /// <summary>The element, then the sequence.</summary>
    public static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T element) => new[] { element }.Concat(source);

    /// <summary>The sequence without its first <paramref name="count"/> elements.</summary>
    public static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)
    {
        foreach (var item in source)
            if (count-- <= 0)
                yield return item;
    }

    /// <summary>At most the first <paramref name="count"/> elements; no more of the source is read.</summary>
    public static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)
    {
        if (count <= 0)
            yield break;
        foreach (var item in source)
        {
            yield return item;
            if (--count == 0)
                yield break;
        }
    }

    /// <summary>The elements in arrays of <paramref name="size"/>; the last one may be smaller.</summary>
    public static IEnumerable<T[]> Chunk<T>(this IEnumerable<T> source, int size)
    {
        var chunk = new List<T>();
        foreach (var item in source)
        {
            chunk.Add(item);
            if (chunk.Count < size)
                continue;
            yield return [.. chunk];
            chunk.Clear();
        }
        if (chunk.Count > 0)
            yield return [.. chunk];
    }

    /// <summary>The elements from the last to the first.</summary>
    public static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)
    {
        var items = source.ToArray();
        for (var i = items.Length - 1; i >= 0; i--)
            yield return items[i];
    }

    /// <summary>The sequence, seen as nothing but a sequence.</summary>
    public static IEnumerable<T> AsEnumerable<T>(this IEnumerable<T> source) => source;
}
