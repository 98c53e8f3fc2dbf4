using System.CommandLine;
using System.Globalization;
using Actors.Platform;
using Actors.Shell.Logs;

namespace Actors.Shell.Commands;

/// <summary><c>actors logs</c>: what services have logged, over all files of their log directories.</summary>
internal static class LogsCommand
{
    private const int UsualCount = 100;

    internal static Command Create(Session session, CommonOptions common, Connector connector)
    {
        var names = new Argument<string[]>("NAME") { Description = "services, log directories or their names; default: all", Arity = ArgumentArity.ZeroOrMore };
        names.CompletionSources.Add(_ => LogSearch.Names(connector, LogDirectories.UsualRoots));
        var follow = new Option<bool>("--follow", "-f") { Description = "go on with what comes" };
        var count = new Option<string>("--lines", "-n") { Description = $"the last N lines, or all; default: {UsualCount}, or all with --since", HelpName = "N" };
        var since = new Option<string>("--since") { Description = "only lines since then: 10m, 1h30m, 09:30, yesterday, 2026-11-22 09:30, 2026-11-22T09:30:00Z, @TAI64N", HelpName = "TIME" };
        var roots = new Option<string[]>("--dir", "-d") { Description = "look for log directories here; default: /var/log and /run/uncaught-logs", HelpName = "DIR" };
        var raw = new Option<bool>("--raw") { Description = "lines as they are in the files" };
        var command = new Command("logs", "What services have logged: their log directories, merged by time") { names, follow, count, since, roots, raw };
        command.SetAction(result =>
        {
            // A name would be that of a service there, and the file that of one here.
            if (!connector.IsLocal)
                return session.Fatal("unable to show logs of another machine: they are files there (run actors logs there)", ExitCode.Usage);
            var after = 0L;
            if (result.GetValue(since) is { } begin && !Moment.TryParse(ByteString.ToText(begin), Clock.RealtimeNanoseconds, out after))
                return session.Fatal($"unable to read {ByteString.ToText(begin)} as a time (see actors logs --help)", ExitCode.Usage);
            if (ReadCount(result.GetValue(count), hasStart: after != 0) is not { } lines)
                return session.Fatal($"unable to read {ByteString.ToText(result.GetValue(count)!)} as a number of lines: a number or all", ExitCode.Usage);
            var search = new LogSearch(connector, result.GetValue(roots) is { Length: > 0 } given ? given : LogDirectories.UsualRoots);
            if (!search.TryFind(result.GetValue(names) ?? [], out var sources, out var reason))
                return session.Fatal(reason, ExitCode.Failure);
            var form = result.GetValue(common.Json) ? LogForm.Json : result.GetValue(raw) ? LogForm.Raw : LogForm.Text;
            var view = new LogView(session, sources, form);
            if (result.GetValue(follow))
                view.Begin();
            view.Show(lines, after);
            if (result.GetValue(follow))
                view.Follow(result.GetValue(names) is { Length: > 0 } ? null : () => search.TryFind([], out var all, out _) ? all : []);
            return ExitCode.Success;
        });
        return command;
    }

    private static int? ReadCount(string? text, bool hasStart) => text switch
    {
        null => hasStart ? int.MaxValue : UsualCount,
        "all" => int.MaxValue,
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
