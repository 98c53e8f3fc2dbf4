using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-ipcserver</c>: listens at a path, perhaps takes on other ids, and runs a program for each connection: three tools in one.</summary>
internal static class S6Ipcserver
{
    private const string Usage =
        "s6-ipcserver [ -q | -Q | -v ] [ -d | -D ] [ -P | -p ] [ -1 ] [ -c maxconn ] [ -C localmaxconn ] [ -b backlog ] [ -a socketperms ] "
        + "[ -G gid,gid,... ] [ -g gid ] [ -u uid ] [ -U ] path prog...";

    public static ChainStep Run(ChainContext context)
    {
        List<string> binder = ["s6-ipcserver-socketbinder"], server = ["s6-ipcserverd"];
        var ids = new ServerIds();
        var options = new ShortOptions(context.Arguments, "qQvDd1UPpc:C:b:a:u:g:G:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'q': server.Add("-v0"); break;
                case 'Q': server.Add("-v1"); break;
                case 'v': server.Add("-v2"); break;
                case 'D' or 'd': binder.Add($"-{option}"); break;
                case 'P' or 'p' or '1': server.Add($"-{option}"); break;
                case 'c' or 'C' when Numbers.TryParse(options.Value, out uint most): server.AddRange([$"-{option}", $"{Math.Max(most, 1)}"]); break;
                case 'b' when Numbers.TryParse(options.Value, out uint backlog): binder.AddRange(["-b", $"{Math.Max(backlog, 1)}"]); break;
                case 'a' when Numbers.TryParseOctal(options.Value, out var mode): binder.AddRange(["-a", $"0{Convert.ToString(mode & 0x1FF, 8)}"]); break;
                case 'U' or 'u' or 'g' or 'G' when ids.TryAdd(option, options.Value): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var path, _, ..] operands)
            throw context.Usage(Usage);
        return ChainStep.Continue((string[])[.. binder, "--", path, .. ids.Command, .. server, "--", .. operands[1..]]);
    }
}
