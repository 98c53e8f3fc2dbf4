using Actors.Control;
using Actors.Shell.Terminal;

namespace Actors.Shell.Top;

/// <summary>What a key asks for that the screen cannot do itself.</summary>
internal enum TopWish
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>To leave.</summary>
    Quit,
    /// <summary>The chosen service shall be started.</summary>
    Start,
    /// <summary>... stopped.</summary>
    Stop,
    /// <summary>... restarted.</summary>
    Restart,
    /// <summary>Its log.</summary>
    Logs,
    /// <summary>Why it is as it is.</summary>
    Why,
}

/// <summary>What <c>actors top</c> shows, and how keys change it. Pure: states and keys in, wishes out.</summary>
internal sealed class TopModel
{
    private StatusReport? _report;
    private Dictionary<string, (double Used, double Moment)> _used = [];
    private Dictionary<string, double> _load = [];
    private TopWish _asked;
    private string _askedOf = "";

    /// <summary>The container.</summary>
    internal ContainerStatus? Container => _report?.Container;

    /// <summary>The services, in the order shown.</summary>
    internal IReadOnlyList<ServiceStatus> Services { get; private set; } = [];

    /// <summary>The chosen one's place.</summary>
    internal int Selected { get; private set; }

    /// <summary>The chosen one; null: there is none.</summary>
    internal ServiceStatus? Current => Selected < Services.Count ? Services[Selected] : null;

    /// <summary>What is to be said below; empty: nothing.</summary>
    internal string Message { get; set; } = "";

    /// <summary>Whether the message is bad news.</summary>
    internal bool IsBadNews { get; set; }

    /// <summary>Text in the place of the services; null: none. Lines.</summary>
    internal IReadOnlyList<string>? Page { get; set; }

    /// <summary>What <see cref="Page"/> is.</summary>
    internal string PageTitle { get; set; } = "";

    /// <summary>Whether oneshots are shown too.</summary>
    internal bool ShowsOneshots { get; private set; } = true;

    /// <summary>The share of a processor that a service has used since the state before; null: not known yet.</summary>
    internal double? LoadOf(string service) => _load.TryGetValue(service, out var load) ? load : null;

    /// <summary>Takes a new state.</summary>
    /// <param name="report">The state.</param>
    /// <param name="moment">Seconds on a clock that only goes forward.</param>
    internal void Update(StatusReport report, double moment)
    {
        var chosen = Current?.Name;
        _report = report;
        var used = new Dictionary<string, (double, double)>();
        var load = new Dictionary<string, double>();
        foreach (var service in report.Services.Where(service => service.Usage is not null))
        {
            used[service.Name] = (service.Usage!.CpuSeconds, moment);
            if (_used.TryGetValue(service.Name, out var before) && moment > before.Moment)
                load[service.Name] = Math.Max(0, (service.Usage.CpuSeconds - before.Used) / (moment - before.Moment));
        }

        (_used, _load) = (used, load);
        Sort(chosen);
    }

    /// <summary>Takes a key.</summary>
    internal TopWish Press(Key key, int page)
    {
        if (_asked != TopWish.None)
            return Answer(key);
        if (Page is not null)
            return Turn(key);
        Message = "";
        switch (key.Name)
        {
            case KeyName.Up:
                Select(Selected - 1);
                break;
            case KeyName.Down:
                Select(Selected + 1);
                break;
            case KeyName.PageUp:
                Select(Selected - page);
                break;
            case KeyName.PageDown:
                Select(Selected + page);
                break;
            case KeyName.Home:
                Select(0);
                break;
            case KeyName.End:
                Select(Services.Count - 1);
                break;
            case KeyName.Enter:
                return Current is null ? TopWish.None : TopWish.Why;
            case KeyName.Control when key.Character.Value is 'c' or 'd':
                return TopWish.Quit;
            case KeyName.Character:
                return Letter((char)key.Character.Value);
        }

        return TopWish.None;
    }

    private TopWish Letter(char letter)
    {
        switch (letter)
        {
            case 'q':
                return TopWish.Quit;
            case 'k':
                Select(Selected - 1);
                break;
            case 'j':
                Select(Selected + 1);
                break;
            case 'o':
                ShowsOneshots = !ShowsOneshots;
                Sort(Current?.Name);
                break;
            case 's' when Current is not null:
                return TopWish.Start;
            case 'x' when Current is not null:
                return Ask(TopWish.Stop, "stop");
            case 'r' when Current is not null:
                return Ask(TopWish.Restart, "restart");
            case 'l' when Current is not null:
                return TopWish.Logs;
            case 'w' when Current is not null:
                return TopWish.Why;
        }

        return TopWish.None;
    }

    private TopWish Ask(TopWish wish, string verb)
    {
        (_asked, _askedOf) = (wish, Current!.Name);
        (Message, IsBadNews) = ($"{verb} {Views.Human.Show(_askedOf)}? y or n", false);
        return TopWish.None;
    }

    private TopWish Answer(Key key)
    {
        // The service may have gone since the question: then another one is chosen, which nobody was asked about.
        var wish = key.Name == KeyName.Character && key.Character.Value is 'y' or 'Y' && Current?.Name == _askedOf ? _asked : TopWish.None;
        (_asked, Message) = (TopWish.None, "");
        return wish;
    }

    private TopWish Turn(Key key)
    {
        if (key.Name == KeyName.Control && key.Character.Value is 'c' or 'd')
            return TopWish.Quit;
        if (key.Name is KeyName.Escape or KeyName.Enter or KeyName.Left || (key.Name == KeyName.Character && key.Character.Value is 'q' or 'l' or 'w'))
            Page = null;
        return TopWish.None;
    }

    private void Sort(string? chosen)
    {
        // In the order of the database; what needs attention is coloured, not moved: rows that jump about cannot be chosen.
        Services = [.. (_report?.Services ?? []).Where(service => ShowsOneshots || service.Kind == ServiceKind.Longrun)];
        var place = chosen is null ? -1 : Services.ToList().FindIndex(service => service.Name == chosen);
        Select(place >= 0 ? place : Selected);
    }

    private void Select(int place) => Selected = Math.Clamp(place, 0, Math.Max(0, Services.Count - 1));
}
