using System.Text;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary>
/// <c>s6-format-filter</c>: prints a format for each line of standard input: <c>%s</c> is the line, <c>%1</c> to <c>%9</c> the arguments, <c>%0</c> the name of the tool, <c>%%</c> a
/// percent sign.
/// </summary>
internal static class S6FormatFilter
{
    private const int MostArguments = 9;

    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var format, .. var arguments])
            throw context.Usage("s6-format-filter format [ args... ]");
        if (Format(context, format, arguments, "") is null)
            throw context.Failed("compile format", Errno.EINVAL);
        return Filter.Lines(context, line => Format(context, format, arguments, line)!);
    }

    private static string? Format(ChainContext context, string format, ArraySegment<string> arguments, string line)
    {
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                result.Append(format[i]);
                continue;
            }

            if (++i == format.Length)
                return null;
            switch (format[i])
            {
                case '%': result.Append('%'); break;
                case 's': result.Append(line); break;
                case '0': result.Append(context.Arguments[0]); break;
                case >= '1' and <= '9' when format[i] - '1' < Math.Min(arguments.Count, MostArguments): result.Append(arguments[format[i] - '1']); break;
                default: return null;
            }
        }

        return result.ToString();
    }
}
