using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-sort</c>: sorts lines bytewise; -b without leading blanks, -f without case, -r backwards, -u each but once; -c only checks.</summary>
internal static class S6Sort
{
    public static ChainStep Run(ChainContext context)
    {
        var (check, reverse, unique, end) = (false, 1, false, '\n');
        var order = new LineOrder();
        var options = new ShortOptions(context.Arguments, "bcfru0");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'b': order = order with { SkipBlanks = true }; break;
                case 'c': check = true; break;
                case 'f': order = order with { IgnoreCase = true }; break;
                case 'r': reverse = -1; break;
                case 'u': unique = true; break;
                case '0': end = '\0'; break;
                default: throw context.Usage("s6-sort [ -bcfru0 ]");
            }
        }

        var lines = Read(context, end);
        if (check)
            return ChainStep.Exit(IsSorted(lines, (a, b) => reverse * order.Compare(a, b), unique) ? 0 : 1);
        lines.SortStably((a, b) => reverse * order.Compare(a, b));
        var output = new OutputBuffer(context);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!unique || i + 1 == lines.Count || order.Compare(lines[i], lines[i + 1]) != 0)
                output.Write(lines[i] + end);
        }

        output.Flush();
        return ChainStep.Exit(0);
    }

    private static List<string> Read(ChainContext context, char end)
    {
        try
        {
            var lines = new List<string>();
            var reader = new LineReader(0, end);
            while (reader.TryRead(out var line, out _))
                lines.Add(line);
            return lines;
        }
        catch (PlatformException exception)
        {
            throw context.Failed("read from stdin", exception.Errno);
        }
    }

    private static bool IsSorted(List<string> lines, Comparison<string> compare, bool unique)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            var order = compare(lines[i - 1], lines[i]);
            if (order > 0 || (order == 0 && unique))
                return false;
        }

        return true;
    }
}
