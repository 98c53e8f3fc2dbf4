using System.Text;
using Actors.Control;
using Actors.Platform;
using Actors.Shell.Logs;
using Actors.Shell.Output;
using Actors.Shell.Terminal;
using Actors.Shell.Views;

namespace Actors.Shell.Top;

/// <summary>Ties <see cref="TopModel"/> to pid 1, the keyboard and the screen.</summary>
/// <param name="session">Where it is drawn.</param>
/// <param name="connector">To pid 1.</param>
internal sealed class TopLoop(Session session, Connector connector)
{
    private const int IntervalMilliseconds = 1000;
    private const int LogLines = 500;
    private readonly TopModel _model = new();
    private readonly Lock _changes = new();
    private string? _outcome;
    private bool _outcomeIsBad;
    private LogFollower? _follower;
    private List<string> _log = [];

    /// <summary>Runs until the user leaves.</summary>
    internal int Run()
    {
        using var raw = TerminalMode.TrySetRaw(0);
        var keyboard = new Keyboard(0);
        // The other screen, without a cursor: what was there before comes back at the end.
        session.Output.Write("\u001b[?1049h\u001b[?25l");
        try
        {
            var next = 0L;
            while (true)
            {
                var now = Clock.MonotonicNanoseconds / 1_000_000;
                if (now >= next)
                {
                    Refresh();
                    next = now + IntervalMilliseconds;
                }

                TakeOutcome();
                Draw();
                var wish = keyboard.Read((int)Math.Max(0, next - now)) is { } key ? _model.Press(key, TopScreen.RoomOf(TerminalSize.Of(1))) : TopWish.None;
                if (wish == TopWish.Quit || keyboard.HasEnded)
                    return Shell.ExitCode.Success;
                Fulfil(wish);
            }
        }
        finally
        {
            _follower?.Dispose();
            session.Output.Write("\u001b[?25h\u001b[?1049l");
        }
    }

    private void Refresh()
    {
        try
        {
            using var client = connector.Connect();
            _model.Update(client.Status([]), Clock.MonotonicNanoseconds / 1e9);
        }
        catch (Exception failure) when (failure is PlatformException or ControlException)
        {
            (_model.Message, _model.IsBadNews) = (failure.Message, true);
        }

        if (_model.Page is null)
        {
            _follower?.Dispose();
            _follower = null;
        }
        else if (_follower is not null)
        {
            Append(_follower.Read());
        }
    }

    private void Draw()
    {
        var text = new StringBuilder("\u001b[H");
        var lines = TopScreen.Render(_model, TerminalSize.Of(1), session.Paint);
        for (var index = 0; index < lines.Count; index++)
            _ = text.Append(lines[index]).Append("\u001b[K").Append(index < lines.Count - 1 ? "\r\n" : "\u001b[J");
        session.Output.Write(text.ToString());
    }

    private void Fulfil(TopWish wish)
    {
        if (_model.Current is not { } service)
            return;
        switch (wish)
        {
            case TopWish.Start:
                Change("start", service.Name);
                break;
            case TopWish.Stop:
                Change("stop", service.Name);
                break;
            case TopWish.Restart:
                Change("restart", service.Name);
                break;
            case TopWish.Logs:
                ShowLog(service);
                break;
            case TopWish.Why:
                ShowReason(service);
                break;
        }
    }

    /// <summary>On a thread of its own: a service may take its time, and the screen goes on.</summary>
    private void Change(string verb, string name)
    {
        var shown = Human.Show(name);
        (_model.Message, _model.IsBadNews) = ($"{verb} {shown} ...", false);
        new Thread(() =>
        {
            string outcome;
            var isBad = true;
            try
            {
                using var client = connector.Connect();
                var result = client.Change(new ControlRequest(verb, [name]));
                isBad = result.Code is not null;
                outcome = isBad ? $"unable to {verb} {shown}: {Human.Show(result.Message ?? result.Code)}" : $"{verb} {shown}: done";
            }
            catch (Exception failure) when (failure is PlatformException or ControlException)
            {
                outcome = $"unable to {verb} {shown}: {failure.Message}";
            }

            lock (_changes)
                (_outcome, _outcomeIsBad) = (outcome, isBad);
        })
        { IsBackground = true }.Start();
    }

    private void TakeOutcome()
    {
        lock (_changes)
        {
            if (_outcome is null)
                return;
            (_model.Message, _model.IsBadNews, _outcome) = (_outcome, _outcomeIsBad, null);
        }
    }

    private void ShowLog(ServiceStatus service)
    {
        if (!connector.IsLocal)
        {
            (_model.Message, _model.IsBadNews) = ("its log is on the other machine", true);
            return;
        }

        if (!new LogSearch(connector, LogDirectories.UsualRoots).TryFind([service.Name], out var sources, out var reason))
        {
            (_model.Message, _model.IsBadNews) = (reason, true);
            return;
        }

        _follower?.Dispose();
        _follower = new LogFollower(sources[0], _ => { }, fromStart: false);
        _log = [];
        Append(new LogHistory(sources[0], _ => { }, _follower.Mark).Last(LogLines));
        _model.PageTitle = $"{Human.Show(service.Name)}: {Human.Show(sources[0].Path)}";
        _model.Page = _log;
    }

    private void Append(IEnumerable<LogLine> lines)
    {
        foreach (var line in lines)
            _log.Add($"{LogText.Time(line.Time)} {Encoding.UTF8.GetString(line.Text.Span)}");
        _log.RemoveRange(0, Math.Max(0, _log.Count - LogLines));
    }

    private void ShowReason(ServiceStatus service)
    {
        try
        {
            using var client = connector.Connect();
            _model.Page = WhyText.Render(client.Why(service.Name), Paint.None).TrimEnd().Split('\n');
            _model.PageTitle = $"why {Human.Show(service.Name)}";
        }
        catch (Exception failure) when (failure is PlatformException or ControlException)
        {
            (_model.Message, _model.IsBadNews) = (failure.Message, true);
        }
    }
}
