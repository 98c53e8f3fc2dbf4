using Actors.Supervision;

namespace Actors.Tests.Supervision;

/// <summary>What docs/service-states.md says of a longrun.</summary>
internal static class StateTable
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "service-states.md"));

    /// <summary>The states, in the order of their columns.</summary>
    public static IReadOnlyList<LongrunState> States { get; } =
        [.. Fields(Header).Skip(1).Select(title => Enum.Parse<LongrunState>(title.Split("**")[1]))];

    /// <summary>What the table says: what happens, in which state, and one effect of that; an empty field is the effect that there is none.</summary>
    public static IEnumerable<(string Happening, LongrunState State, string Effect)> Effects =>
        from row in s_lines.SkipWhile(line => line != Header).Skip(2).TakeWhile(line => line.StartsWith('|'))
        let fields = Fields(row)
        from column in Enumerable.Range(0, States.Count)
        from effect in fields[column + 1].Split("; ")
        select (fields[0], States[column], effect);

    /// <summary>The list of when the next start is due.</summary>
    public static IEnumerable<string> Pauses =>
        s_lines.SkipWhile(line => !line.StartsWith("On the way into Down", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..]);

    private static string Header => s_lines.First(line => line.StartsWith("| | **", StringComparison.Ordinal));

    private static string[] Fields(string row) => [.. row.Split('|')[1..^1].Select(field => field.Trim())];
}
