using System.Text;

namespace Actors.Shell.Output;

/// <summary>A cell of a <see cref="Table"/>.</summary>
/// <param name="Text">What it shows, without control characters.</param>
/// <param name="Style">How.</param>
internal sealed record Cell(string Text, Style Style = Style.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">Above it.</param>
internal sealed record Column(string Title)
{
    /// <summary>Whether it is aligned to the right, as numbers are.</summary>
    internal bool IsNumber { get; init; }

    /// <summary>Whether it gives way when the table is too wide: its texts are cut.</summary>
    internal bool IsElastic { get; init; }

    /// <summary>Of an elastic one: what is left to it as long as others can be left out instead.</summary>
    internal int Least { get; init; } = 8;

    /// <summary>Whether it is left out where even then there is no room: those with the greatest number first; 0: never.</summary>
    internal int Rank { get; init; }
}

/// <summary>Rows in columns that line up. Pure: cells in, text out.</summary>
/// <param name="columns">The columns.</param>
internal sealed class Table(params IReadOnlyList<Column> columns)
{
    private const string Gap = "  ";
    private readonly List<Cell[]> _rows = [];

    /// <summary>Adds a row; a cell for each column.</summary>
    internal Table Add(params Cell[] cells)
    {
        _rows.Add([.. cells.Select(cell => cell with { Text = TextWidth.Expand(cell.Text) })]);
        return this;
    }

    /// <summary>The table, a line a row, the titles first.</summary>
    /// <param name="paint">The colours.</param>
    /// <param name="width">Columns of the terminal; 0: as wide as it gets.</param>
    internal string Render(Paint paint, int width = 0) => string.Concat(Lines(paint, width).Select(line => line + "\n"));

    /// <summary>The lines of the table, the titles first.</summary>
    internal IEnumerable<string> Lines(Paint paint, int width = 0)
    {
        var widths = Widths(width);
        yield return Line([.. columns.Select(column => new Cell(column.Title, Style.Bold))], widths, paint);
        foreach (var row in _rows)
            yield return Line(row, widths, paint);
    }

    /// <summary>The width of each column; 0: it is left out.</summary>
    private int[] Widths(int limit)
    {
        var widths = columns.Select((column, index) =>
            _rows.Select(row => TextWidth.Of(row[index].Text)).Append(TextWidth.Of(column.Title)).Max()).ToArray();
        if (limit <= 0)
            return widths;
        while (Total(LeastOf(widths)) > limit && Dispensable(widths) is >= 0 and var dispensable)
            widths[dispensable] = 0;
        Shrink(widths, LeastOf(widths), limit);
        Shrink(widths, [.. widths.Select((width, index) => columns[index].IsElastic ? Math.Min(width, 1) : width)], limit);
        return widths;
    }

    private int[] LeastOf(int[] widths) =>
        [.. widths.Select((width, index) => columns[index].IsElastic ? Math.Min(width, Math.Max(columns[index].Least, columns[index].Title.Length)) : width)];

    private static int Total(int[] widths) => widths.Sum() + (Gap.Length * Math.Max(0, widths.Count(width => width > 0) - 1));

    private int Dispensable(int[] widths)
    {
        var found = -1;
        for (var index = 0; index < widths.Length; index++)
        {
            if (widths[index] > 0 && columns[index].Rank > (found < 0 ? 0 : columns[found].Rank))
                found = index;
        }

        return found;
    }

    /// <summary>The widest give way first.</summary>
    private void Shrink(int[] widths, int[] least, int limit)
    {
        for (var excess = Total(widths) - limit; excess > 0; excess--)
        {
            var widest = -1;
            for (var index = 0; index < widths.Length; index++)
            {
                if (columns[index].IsElastic && widths[index] > least[index] && (widest < 0 || widths[index] >= widths[widest]))
                    widest = index;
            }

            if (widest < 0)
                return;
            widths[widest]--;
        }
    }

    private string Line(Cell[] cells, int[] widths, Paint paint)
    {
        var line = new StringBuilder();
        var last = cells.Length - 1;
        while (last > 0 && widths[last] == 0)
            last--;
        for (var index = 0; index <= last; index++)
        {
            if (widths[index] == 0)
                continue;
            var text = TextWidth.Fit(cells[index].Text, widths[index]);
            var blanks = new string(' ', Math.Max(0, widths[index] - TextWidth.Of(text)));
            var isLast = index == last;
            if (columns[index].IsNumber)
                _ = line.Append(blanks).Append(paint[cells[index].Style, text]);
            else
                _ = line.Append(paint[cells[index].Style, text]).Append(isLast ? "" : blanks);
            _ = line.Append(isLast ? "" : Gap);
        }

        return line.ToString().TrimEnd();
    }
}
