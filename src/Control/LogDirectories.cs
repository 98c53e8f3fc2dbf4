using Actors.Logging;
using Actors.Platform;

namespace Actors.Control;

/// <summary>Where the log of a service is, as the logger at the end of its pipeline says: one in this process knows, of another the command line tells, s6-log's words that begin with <c>/</c> or <c>.</c>.</summary>
internal static class LogDirectories
{
    internal static IReadOnlyList<string> Of(Survey survey, Surveyed service)
    {
        var logger = service;
        // A pipeline has no cycle, but may be long.
        for (var steps = 0; steps <= survey.Services.Count; steps++)
        {
            var next = logger.Atomic?.Consumer?.Name ?? (logger.Atomic is null ? logger.Name + "/log" : null);
            if (next is null || survey.Find(next) is not { } consumer)
                break;
            logger = consumer;
        }

        if (logger.Longrun?.Logger is { } inProcess)
            return [.. inProcess.Plan.Script.In(inProcess.Directory).Actions.OfType<DirectoryAction>().Select(action => action.Directory.Path)];
        return logger.Longrun is { Pid: > 0 and var pid } ? ReadFrom(pid) : [];
    }

    private static List<string> ReadFrom(int pid)
    {
        var words = ProcessTable.CommandLineOf(pid);
        var program = words.Length == 0 ? "" : words[0][(words[0].LastIndexOf('/') + 1)..];
        if (program != "s6-log")
            return [];
        var directory = Files.ReadLink($"/proc/{pid}/cwd") ?? "/";
        return [.. words.Skip(1).Where(word => word[0] is '/' or '.').Select(word => word[0] == '/' ? word : Files.Join(directory, word))];
    }
}
