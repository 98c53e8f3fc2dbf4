using Actors.Control;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Rc;

/// <summary>
/// <c>s6-rc</c>: lists services and changes their state. Its verbs, options and exit codes are s6-rc's; the work is done by pid 1, which it asks over the
/// control socket. Lists never wait for a change under way (the reference refuses them then).
/// </summary>
internal static class S6Rc
{
    private const string Usage =
        "s6-rc [ -v verbosity ] [ -n dryrunthrottle ] [ -t timeout ] [ -l live ] [ -b ] [ -E | -e ] [ -u | -d | -D ] [ -p ] [ -a ] help|list|listall|diff|change|start|stop|reload [ servicenames... ]";

    private static readonly string[] s_longNames =
    [
        "verbosity=v", "dry-run=n", "timeout=t", "livedir=l", "block=b", "no-block=B", "with-essentials=e", "without-essentials=E",
        "up=u", "down=d", "all-down=D", "prune=p", "add=a", "no-lock=X",
    ];

    public static ChainStep Run(ChainContext context)
    {
        var asked = new RcRequest();
        var options = new LongOptions(context, "v:n:t:l:bEeudDpaX", s_longNames);
        for (char option; (option = options.Next()) != LongOptions.End;)
            asked.Take(option, options.Value, context, Usage);
        if (options.Operands is not [var verb, .. var names])
            throw context.Usage(Usage);
        if (verb == "help")
        {
            _ = StandardStreams.Output(Usage + "\n");
            return ChainStep.Exit(0);
        }

        if (verb is not ("list" or "listall" or "diff" or "change" or "start" or "stop" or "reload"))
            throw context.Fatal(ExitCode.WrongUsage, $"unknown command: {verb}");
        try
        {
            using var client = ControlClient.Connect();
            return ChainStep.Exit(verb is "list" or "listall" or "diff"
                ? RcLists.Show(verb, asked, names, ServiceDatabase.Fetch(client), context)
                : RcChanges.Make(verb, asked, names, client, context));
        }
        catch (ControlException refused)
        {
            throw context.Fatal(ExitCode.SystemCallFailed, refused.Message);
        }
    }
}
