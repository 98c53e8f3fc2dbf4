using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-daemon</c>: listens at a path, perhaps takes on other ids, and is a fd-holder: three tools in one.</summary>
internal static class S6FdholderDaemon
{
    private const string Usage =
        "s6-fdholder-daemon [ -v verbosity ] [ -d | -D ] [ -1 ] [ -c maxconn ] [ -n maxfds ] [ -b backlog ] [ -G gid,gid,... ] [ -g gid ] [ -u uid ] [ -U ] "
        + "[ -t timeout ] [ -T lameducktimeout ] [ -i rulesdir | -x rulesfile ] path";

    public static ChainStep Run(ChainContext context)
    {
        List<string> binder = ["s6-ipcserver-socketbinder"], holder = ["s6-fdholderd"];
        string[] rules = [];
        var ids = new ServerIds();
        var options = new ShortOptions(context.Arguments, "Dd1Uv:c:n:b:u:g:G:t:T:i:x:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'D' or 'd': binder.Add($"-{option}"); break;
                case '1': holder.Add("-1"); break;
                case 'b' when Numbers.TryParse(options.Value, out uint _): binder.AddRange(["-b", options.Value]); break;
                case 'v' or 'c' or 'n' or 't' or 'T' when Numbers.TryParse(options.Value, out uint _): holder.AddRange([$"-{option}", options.Value]); break;
                case 'U' or 'u' or 'g' or 'G' when ids.TryAdd(option, options.Value): break;
                case 'i' or 'x': rules = [$"-{option}", options.Value]; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var path, ..])
            throw context.Usage(Usage);
        if (rules.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "no access rights specified!");
        return ChainStep.Continue((string[])[.. binder, "--", path, .. ids.Command, .. holder, .. rules]);
    }
}
