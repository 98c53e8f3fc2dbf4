using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholderd</c>: holds descriptors for its clients, who connect to the socket that is its standard input.</summary>
internal static class S6Fdholderd
{
    private const string Usage =
        "s6-fdholderd [ -v verbosity ] [ -1 ] [ -c maxconn ] [ -n maxfds ] [ -t timeout ] [ -T lameducktimeout ] [ -i rulesdir | -x rulesfile ]";

    private const uint MostClients = 256;

    public static ChainStep Run(ChainContext context)
    {
        uint verbosity = 1, clients = 16, descriptors = 1000, answering = 0, lameDuck = 0;
        var notify = false;
        string? folder = null, file = null;
        var options = new ShortOptions(context.Arguments, "v:1c:n:i:x:t:T:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'v' when Numbers.TryParse(options.Value, out verbosity): break;
                case '1': notify = true; break;
                case 'c' when Numbers.TryParse(options.Value, out clients): break;
                case 'n' when Numbers.TryParse(options.Value, out descriptors): break;
                case 't' when Numbers.TryParse(options.Value, out answering): break;
                case 'T' when Numbers.TryParse(options.Value, out lameDuck): break;
                case 'i': (folder, file) = (options.Value, null); break;
                case 'x': (folder, file) = (null, options.Value); break;
                default: throw context.Usage(Usage);
            }
        }

        if (folder is null && file is null)
            throw context.Fatal(ExitCode.WrongUsage, "no access rights specified!");
        var limit = ResourceLimits.Get(Resource.OpenFiles).Soft;
        if (limit < 7)
            throw context.Fatal(ExitCode.SystemCallFailed, "open file limit too low");
        if (descriptors > limit)
            descriptors = (uint)limit - 6;
        ServerStreams.RequireSocket(context);
        using var signals = DaemonSignals.Open(context, Signal.Term, Signal.Hup);
        Descriptors.SetCloseOnExec(0, true);
        Func<AccessRules> load = folder is not null ? () => new AccessRulesFolder(folder) : () => new AccessRulesFile(Cdb.Open(file!));
        AccessRules rules = null!;
        context.Try($"cdb_init {file}", () => rules = load());
        var holder = new FdHolder(context, rules, (int)Math.Clamp(clients, 1, MostClients), (int)Math.Max(descriptors, 1), answering) { Verbosity = verbosity };
        ServerStreams.Ready(context, notify);
        return ChainStep.Exit(holder.Run(signals, lameDuck, load));
    }
}
