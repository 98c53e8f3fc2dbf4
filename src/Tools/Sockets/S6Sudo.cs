using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-sudo</c>: has a server run its program with this one's arguments and standard streams: s6-ipcclient and s6-sudoc in one.</summary>
internal static class S6Sudo
{
    private const string Usage = "s6-sudo [ -q | -Q | -v ] [ -p bindpath ] [ -l localname ] [ -e ] [ -t timeout ] [ -T timeoutrun ] path [ args... ]";

    public static ChainStep Run(ChainContext context)
    {
        List<string> client = ["s6-ipcclient"], sudo = ["s6-sudoc"];
        var options = new ShortOptions(context.Arguments, "qQvp:l:et:T:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'q' or 'Q' or 'v': client.Add($"-{option}"); break;
                case 'p' or 'l': client.AddRange([$"-{option}", options.Value]); break;
                case 'e': sudo.Add("-e"); break;
                case 't' or 'T' when Numbers.TryParse(options.Value, out uint milliseconds): sudo.AddRange([$"-{option}", $"{milliseconds}"]); break;
                default: throw context.Usage(Usage);
            }
        }

        return options.Operands is [var path, .. var arguments]
            ? ChainStep.Continue((string[])[.. client, "--", path, .. sudo, "--", .. arguments])
            : throw context.Usage(Usage);
    }
}
