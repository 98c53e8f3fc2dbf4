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
        "s6-rc [ -v verbosity ] [ -n dryrunthrottle ] [ -t timeout ] [ -l live ] [ -b ] [ -E | -e ] [ -u | -d | -D ] [ -p ] [ -a ] help|list|listall|diff|start|stop|change|reload [ servicenames... ]";

    private const string Help =
        """
        s6-rc help
        s6-rc [ -l live ] [ -a ] list [ servicenames... ]
        s6-rc [ -l live ] [ -a ] [ -u | -d ] listall [ servicenames... ]
        s6-rc [ -l live ] diff
        s6-rc [ -l live ] [ -a ] [ -u | -d | -D ] [ -p ] [ -v verbosity ] [ -t timeout ] [ -n dryrunthrottle ] change [ servicenames... ]

        """;

    private static readonly string[] s_longNames =
    [
        "verbosity=v", "dry-run=n", "timeout=t", "livedir=l", "block=b", "no-block=B", "with-essentials=E", "without-essentials=e",
        "up=u", "down=d", "all-down=D", "prune=p", "add=a", "no-lock=X",
    ];

    public static ChainStep Run(ChainContext context)
    {
        var asked = new RcRequest();
        var options = new LongOptions(context, "v:n:t:l:bEeudDpaX", s_longNames);
        for (char option; (option = options.Next()) != LongOptions.End;)
            asked.Take(option, options);
        if (options.Operands is not [var verb, .. var names])
            throw context.Usage(Usage);
        if (verb == "help")
        {
            _ = StandardStreams.Output(Help);
            return ChainStep.Exit(0);
        }

        if (verb is not ("list" or "listall" or "diff" or "change" or "start" or "stop" or "reload"))
            throw context.Fatal(ExitCode.WrongUsage, $"unknown command: {verb}");
        if (Files.RealPath(asked.Live) is not { } live || live != Files.RealPath(S6RcInit.LiveFolder))
            throw context.Failed("take locks", Errno.ENOENT);
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
