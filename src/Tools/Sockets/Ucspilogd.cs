using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>
/// <c>ucspilogd</c>, under s6-ipcserver: copies syslog messages to standard output, with their priorities in words, and in front the values of
/// variables. A TAI64N stamp stays in front of all.
/// </summary>
internal static class Ucspilogd
{
    private const int StampLength = 26; // with the blank

    public static ChainStep Run(ChainContext context)
    {
        var otherwise = "<undefined>";
        var options = new ShortOptions(context.Arguments, "D:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
            otherwise = option == 'D' ? options.Value : throw context.Usage("ucspilogd [ -D default ] [ var... ]");
        var prefix = "";
        foreach (var name in options.Operands)
            prefix += $"{context.Environment[name] ?? otherwise}: ";
        var output = new OutputBuffer(context);
        try
        {
            var reader = new LineReader(0);
            while (reader.TryRead(out var text, out _))
            {
                // A message also ends with a NUL.
                foreach (var line in text.Split('\0'))
                {
                    if (line.Length == 0 && text.Length > 0)
                        continue;
                    var stamp = line.Length > StampLength - 1 && line[0] == '@' && line.IndexOf(' ') == StampLength - 1 ? line[..StampLength] : "";
                    output.Write(stamp + prefix + SyslogPriority.Translate(line[stamp.Length..]) + "\n");
                }

                output.Flush();
            }
        }
        catch (PlatformException exception)
        {
            throw context.Failed("read from stdin", exception.Errno);
        }

        return ChainStep.Exit(0);
    }
}
