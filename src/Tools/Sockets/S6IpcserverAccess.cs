using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-ipcserver-access</c>, under s6-ipcserver: goes on only if rules allow the client, by its uid and gid.</summary>
internal static class S6IpcserverAccess
{
    private const string Usage = "s6-ipcserver-access [ -v verbosity ] [ -e | -E ] [ -l localname ] [ -i rulesdir | -x rulesfile ] prog...";

    public static ChainStep Run(ChainContext context)
    {
        uint verbosity = 1;
        var keep = true;
        string? localName = null, folder = null, file = null;
        var options = new ShortOptions(context.Arguments, "v:Eel:i:x:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'v' when Numbers.TryParse(options.Value, out verbosity): break;
                case 'E': keep = false; break;
                case 'e': keep = true; break;
                case 'l': localName = options.Value; break;
                case 'i': (folder, file) = (options.Value, null); break;
                case 'x': (folder, file) = (null, options.Value); break;
                default: throw context.Usage(Usage);
            }
        }

        var command = options.Operands;
        if (command.Count == 0 || command[0].Length == 0)
            throw context.Usage(Usage);
        var protocol = Required(context, "PROTO");
        var user = Id(context, $"{protocol}REMOTEEUID");
        var group = Id(context, $"{protocol}REMOTEEGID");
        var answer = Check(context, folder, file, user, group, verbosity);
        var client = $"pid {Identity.ProcessId} uid {user} gid {group}";
        if (answer.Decision != AccessDecision.Allow)
        {
            if (verbosity >= 2)
                context.Inform($"deny {client}: {Errno.Describe(answer.Decision == AccessDecision.Deny ? Errno.EACCES : Errno.ENOENT)}");
            return ChainStep.Exit(1);
        }

        if (verbosity > 0)
            context.Inform($"allow {client}");
        foreach (var (name, value) in answer.Environment)
            context.Environment[name] = value;
        if (keep)
            context.Environment[$"{protocol}LOCALPATH"] = localName ?? LocalPath(context);
        else
            Forget(context.Environment, protocol);
        return answer.Program.Length > 0 ? ChainStep.Continue((string[])["execlineb", "-Pc", answer.Program]) : ChainStep.Continue(command);
    }

    private static AccessAnswer Check(ChainContext context, string? folder, string? file, uint user, uint group, uint verbosity)
    {
        if (folder is null && file is null)
        {
            if (verbosity >= 2)
                context.Warn("invoked without a ruleset!");
            return new(AccessDecision.Allow, [], "");
        }

        Cdb? database = null;
        if (file is not null)
            context.Try($"cdb_init {file}", () => database = Cdb.Open(file));
        AccessRules rules = database is null ? new AccessRulesFolder(folder!) : new AccessRulesFile(database);
        var answer = AccessAnswer.NotFound;
        context.Try($"check {(database is null ? "fs" : "cdb")} ruleset in {folder ?? file}", () => answer = rules.Find(user, group));
        return answer;
    }

    private static string Required(ChainContext context, string name) =>
        context.Environment[name] ?? throw context.Fatal(ExitCode.WrongUsage, $"{name} not set");

    private static uint Id(ChainContext context, string name) =>
        Numbers.TryParse(Required(context, name), out uint id) ? id : throw context.Fatal(ExitCode.WrongUsage, $"invalid ${name}");

    private static string LocalPath(ChainContext context)
    {
        var errno = UnixSocket.TryGetPath(0, out var path);
        return errno == 0 ? path : throw context.Failed("ipc_local", errno);
    }

    private static void Forget(EnvironmentBlock environment, string protocol)
    {
        environment["PROTO"] = null;
        foreach (var name in (ReadOnlySpan<string>)["REMOTEEUID", "REMOTEEGID", "REMOTEPATH", "LOCALPATH", "CONNNUM"])
            environment[protocol + name] = null;
    }
}
