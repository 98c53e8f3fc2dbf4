using System.Text;

namespace Actors.Shell.Output;

/// <summary>A cell of a <see cref="Table"/>.</summary>
/// <param name="Text">What it shows, without control characters.</param>
/// <param name="Style">How.</param>
internal readonly record struct Cell(string Text, Style Style = Style.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">Above it.</param>
internal sealed record Column(string Title)
{
    /// <summary>Whether it is aligned to the right, as numbers are.</summary>
    internal bool IsNumber { get; init; }

    /// <summary>Whether it gives way first when the table is too wide: its texts are cut.</summary>
    internal bool IsElastic { get; init; }
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
        _rows.Add(cells);
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

    private int[] Widths(int limit)
    {
        var widths = columns.Select((column, index) =>
            _rows.Select(row => TextWidth.Of(row[index].Text)).Append(TextWidth.Of(column.Title)).Max()).ToArray();
        var excess = widths.Sum() + (Gap.Length * (widths.Length - 1)) - limit;
        for (var index = columns.Count - 1; limit > 0 && excess > 0 && index >= 0; index--)
        {
            if (!columns[index].IsElastic)
                continue;
            var cut = Math.Min(excess, Math.Max(0, widths[index] - Math.Max(8, columns[index].Title.Length)));
            widths[index] -= cut;
            excess -= cut;
        }

        return widths;
    }

    private string Line(Cell[] cells, int[] widths, Paint paint)
    {
        var line = new StringBuilder();
        for (var index = 0; index < cells.Length; index++)
        {
            var text = TextWidth.Fit(cells[index].Text, widths[index]);
            var blanks = new string(' ', Math.Max(0, widths[index] - TextWidth.Of(text)));
            var isLast = index == cells.Length - 1;
            if (columns[index].IsNumber)
                _ = line.Append(blanks).Append(paint[cells[index].Style, text]);
            else
                _ = line.Append(paint[cells[index].Style, text]).Append(isLast ? "" : blanks);
            _ = line.Append(isLast ? "" : Gap);
        }

        return line.ToString().TrimEnd();
    }
}
