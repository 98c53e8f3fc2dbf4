using System.Globalization;
using Actors.Control;
using Actors.Shell.Output;
using Actors.Shell.Views;

namespace Actors.Shell.Top;

/// <summary>Draws <see cref="TopModel"/>: as many lines as the terminal has rows, none wider than it. Pure.</summary>
internal static class TopScreen
{
    private const int RowsAround = 4;
    private const string Keys = " ↑↓ choose  s start  x stop  r restart  l logs  w why  o oneshots  q quit";
    private const string PageKeys = " q back";

    /// <summary>How many services fit.</summary>
    internal static int RoomOf(TerminalSize size) => Math.Max(1, size.Rows - RowsAround);

    /// <summary>The lines.</summary>
    internal static IReadOnlyList<string> Render(TopModel model, TerminalSize size, Paint paint)
    {
        var lines = new List<string>();
        lines.Add(Header(model, size.Columns, paint));
        var room = RoomOf(size);
        lines.AddRange(model.Page is { } page ? PageLines(model.PageTitle, page, room + 1, size.Columns, paint) : ServiceLines(model, room, size.Columns, paint));
        while (lines.Count < size.Rows - 2)
            lines.Add("");
        lines.Add(paint[model.IsBadNews ? Style.Red : Style.Bold, TextWidth.Fit(TextWidth.Expand(TextWidth.Printable(model.Message)), size.Columns)]);
        lines.Add(Bar(model.Page is null ? Keys : PageKeys, size.Columns, paint));
        return [.. lines.Take(size.Rows)];
    }

    private static string Header(TopModel model, int columns, Paint paint)
    {
        if (model.Container is not { } container)
            return Bar(" actors: waiting for pid 1", columns, paint);
        var up = model.Services.Count(service => service.State == ServiceState.Up);
        var failed = model.Services.Count(service => service.State == ServiceState.Failed);
        var text = $" container {container.Phase}, up {Human.Duration(container.Uptime)}   {up} of {model.Services.Count} services up{(failed > 0 ? $", {failed} failed" : "")}"
            + (container.Usage is { } usage ? $"   pid 1 {Human.Size(usage.ResidentBytes)}" : "");
        return Bar(text, columns, paint);
    }

    private static IEnumerable<string> ServiceLines(TopModel model, int room, int columns, Paint paint)
    {
        var table = new Table(
            new("  SERVICE") { IsElastic = true, Least = 18 }, new("STATE"), new("UPTIME") { IsNumber = true }, new("RESTARTS") { IsNumber = true, Rank = 1 }, new("MEMORY") { IsNumber = true },
            new("CPU") { IsNumber = true }, new("PID") { IsNumber = true, Rank = 2 }, new("LAST EXIT") { Rank = 3 }, new("WHY") { IsElastic = true, Least = 12 });
        for (var index = 0; index < model.Services.Count; index++)
        {
            var service = model.Services[index];
            var state = StatusJson.NameOf(service.State);
            var isChosen = index == model.Selected;
            _ = table.Add(
                new Cell((isChosen ? "> " : "  ") + Human.Show(service.Name), isChosen ? Style.Bold : Style.Plain),
                new Cell(state + (service.IsPaused ? ", paused" : service.IsUnhealthy ? ", unhealthy" : ""), StateStyles.Of(state)),
                service.Uptime > 0 && service.Kind == ServiceKind.Longrun ? Human.Duration(service.Uptime) : "",
                service.Kind == ServiceKind.Oneshot ? "" : new Cell(Tables.Number(service.Restarts), service.Restarts > 0 ? Style.Yellow : Style.Plain),
                service.Usage is { } usage ? Human.Size(usage.ProportionalBytes ?? usage.ResidentBytes) : "",
                model.LoadOf(service.Name) is { } load ? (load * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "",
                service.Pid > 0 ? Tables.Number(service.Pid) : "",
                Human.Exit(service.LastExit),
                Human.Show(service.Reason));
        }

        var lines = table.Lines(paint, columns).ToList();
        yield return lines[0];
        // The chosen one is always in sight.
        var first = Math.Clamp(model.Selected - (room / 2), 0, Math.Max(0, model.Services.Count - room));
        foreach (var line in lines.Skip(1 + first).Take(room))
            yield return line;
    }

    private static IEnumerable<string> PageLines(string title, IReadOnlyList<string> page, int room, int columns, Paint paint)
    {
        yield return paint[Style.Bold, TextWidth.Fit(TextWidth.Expand(title), columns)];
        var lines = page.SelectMany(line => TextWidth.Wrap(TextWidth.Expand(TextWidth.Printable(line)), columns)).ToList();
        foreach (var line in lines.Skip(Math.Max(0, lines.Count - (room - 1))))
            yield return line;
    }

    private static string Bar(string text, int columns, Paint paint) => paint[Style.Reverse, TextWidth.Pad(TextWidth.Fit(text, columns), columns)];
}
