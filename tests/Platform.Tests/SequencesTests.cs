using Mine = Actors.Platform.Linq.Sequences;

namespace Actors.Platform.Tests;

/// <summary>Each operator against System.Linq's, on many small random sequences with repetitions.</summary>
public class SequencesTests
{
    private static readonly StringComparer s_anyCase = StringComparer.OrdinalIgnoreCase;

    public static TheoryData<string> Seeds => [.. Enumerable.Range(0, 40).Select(seed => $"seed {seed}")];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Deferred_operators_give_what_System_Linq_gives(string seed)
    {
        var (first, second, count) = Sample(seed);
        Assert.Equal(first.Where(IsLow), Mine.Where(first, IsLow));
        Assert.Equal(first.Select(word => word.Length), Mine.Select(first, word => word.Length));
        Assert.Equal(first.Select((word, i) => word + i), Mine.Select(first, (word, i) => word + i));
        Assert.Equal(first.SelectMany(word => word), Mine.SelectMany(first, word => word));
        Assert.Equal(first.Concat(second), Mine.Concat(first, second));
        Assert.Equal(first.Append("x"), Mine.Append(first, "x"));
        Assert.Equal(first.Prepend("x"), Mine.Prepend(first, "x"));
        Assert.Equal(first.Skip(count), Mine.Skip(first, count));
        Assert.Equal(first.Take(count), Mine.Take(first, count));
        Assert.Equal(first.AsEnumerable().Reverse(), Mine.Reverse(first));
        Assert.Equal(first.Chunk(3), Mine.Chunk(first, 3));
        Assert.Equal(first.Distinct(), Mine.Distinct(first));
        Assert.Equal(first.DistinctBy(word => word.Length), Mine.DistinctBy(first, word => word.Length));
        Assert.Equal(first.Union(second), Mine.Union(first, second));
        Assert.Equal(first.Except(second), Mine.Except(first, second));
        object[] mixed = [.. first, count, .. second];
        Assert.Equal(mixed.OfType<string>(), Mine.OfType<string>(mixed));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sorting_is_stable_as_System_Linq_s_is(string seed)
    {
        var (words, _, _) = Sample(seed);
        Assert.Equal(words.Order(s_anyCase), Mine.Order(words, s_anyCase));
        Assert.Equal(words.Order(), Mine.Order(words));
        Assert.Equal(words.OrderBy(word => word.Length), Mine.OrderBy(words, word => word.Length));
        Assert.Equal(words.OrderBy(IsLow), Mine.OrderBy(words, IsLow));
        Assert.Equal(words.OrderByDescending(word => word, s_anyCase), Mine.OrderByDescending(words, word => word, s_anyCase));
        Assert.Equal(words.OrderByDescending(word => word.Length), Mine.OrderByDescending(words, word => word.Length));
        List<string> list = [.. words];
        Mine.SortStably(list, (left, right) => left.Length - right.Length);
        Assert.Equal(words.OrderBy(word => word.Length), list);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Results_are_those_of_System_Linq(string seed)
    {
        var (words, other, _) = Sample(seed);
        Assert.Equal(words.Length > 0, Mine.Any(words));
        Assert.Equal(words.Any(IsLow), Mine.Any(words, IsLow));
        Assert.Equal(words.All(IsLow), Mine.All(words, IsLow));
        Assert.Equal(words.Length, Mine.Count(words.Where(_ => true)));
        Assert.Equal(words.Count(IsLow), Mine.Count(words, IsLow));
        Assert.Equal(words.FirstOrDefault(IsLow), Mine.FirstOrDefault(words, IsLow));
        Assert.Equal(Record.Exception(() => words.First(IsLow))?.GetType(), Record.Exception(() => Mine.First(words, IsLow))?.GetType());
        foreach (var word in other)
        {
            Assert.Equal(words.Contains(word), Mine.Contains(words, word));
            Assert.Equal(words.Contains(word), Mine.Contains(words.Where(_ => true), word));
        }
        Assert.Equal(words.MinBy(word => word.Length), Mine.MinBy(words, word => word.Length));
        Assert.Equal(words, Mine.ToArray(words.Where(_ => true)));
        Assert.Equal(words, Mine.ToList(words));
        Assert.Equal(words.ToHashSet(), Mine.ToHashSet(words));
        var once = words.Distinct(s_anyCase).ToArray();
        Assert.Equal(once.ToDictionary(word => word, s_anyCase), Mine.ToDictionary(once, word => word, s_anyCase));
        Assert.Equal(once.ToDictionary(word => word, word => word.Length), Mine.ToDictionary(once, word => word, word => word.Length));
    }

    [Fact]
    public void Two_elements_with_one_key_make_no_dictionary()
    {
        Assert.Throws<ArgumentException>(() => Mine.ToDictionary(["a", "a"], word => word));
        Assert.Throws<ArgumentException>(() => Mine.ToDictionary(["a", "a"], word => word, _ => 0));
    }

    [Fact]
    public void Nothing_is_read_before_it_is_wanted_and_no_more_than_is_wanted()
    {
        var read = 0;
        var source = Counting();
        var query = Mine.Take(Mine.Select(Mine.Where(source, number => number > 1), number => number * 2), 2);
        var sorted = Mine.OrderBy(source, number => number);
        Assert.Equal(0, read);
        Assert.Equal([4, 6], query);
        Assert.Equal(3, read);
        Assert.Equal([4, 6], query);
        Assert.Equal(6, read);
        Assert.Throws<InvalidOperationException>(() => Mine.ToArray(sorted));

        IEnumerable<int> Counting()
        {
            for (var number = 1; number < 10; number++)
            {
                read++;
                yield return number;
            }
            throw new InvalidOperationException("read to its end");
        }
    }

    [Fact]
    public void A_collection_is_asked_by_its_own_measure()
    {
        var set = new HashSet<string>(s_anyCase) { "A" };
        Assert.True(Mine.Contains(set, "a"));
        Assert.False(Mine.Contains(set.Where(_ => true), "a"));
    }

    private static bool IsLow(string word) => word.Length > 0 && char.IsAsciiLetterLower(word[0]);

    private static (string[] First, string[] Second, int Count) Sample(string seed)
    {
        var random = new Random(int.Parse(seed.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture));
        return (Words(), Words(), random.Next(-1, 12));

        string[] Words() =>
            [.. Enumerable.Range(0, random.Next(12)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => "abAB"[random.Next(4)])))];
    }
}
