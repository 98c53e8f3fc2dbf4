using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary>The positions that s6-cut prints, as in <c>1,3-5,7-</c>.</summary>
internal sealed class CutList
{
    private readonly List<(uint First, uint Last)> _ranges = [];

    /// <summary>Whether it has no positions.</summary>
    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>Reads a list, or throws s6-cut's failure.</summary>
    public static CutList Parse(ChainContext context, string text)
    {
        var list = new CutList();
        foreach (var range in text.Split([',', ' ', '\t']))
        {
            if (range.Length == 0 && text.Length == 0)
                break;
            var dash = range.IndexOf('-');
            uint first = 1, last = uint.MaxValue;
            var valid = dash == 0 || (Numbers.TryParse(dash < 0 ? range : range[..dash], out first) && first > 0);
            if (dash < 0)
                last = first;
            else if (dash + 1 < range.Length)
                valid &= Numbers.TryParse(range[(dash + 1)..], out last) && last >= first;
            if (!valid)
                throw context.Fatal(ExitCode.WrongUsage, $"invalid list argument: {text}");
            list._ranges.Add((first, last));
        }

        return list;
    }

    /// <summary>Whether it has a position; the first is 1.</summary>
    public bool Contains(uint position)
    {
        foreach (var (first, last) in _ranges)
        {
            if (position >= first && position <= last)
                return true;
        }

        return false;
    }

    /// <summary>The bytes of a line at these positions.</summary>
    public string Bytes(string line)
    {
        Span<char> chosen = new char[line.Length];
        var count = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (Contains((uint)i + 1))
                chosen[count++] = line[i];
        }

        return new string(chosen[..count]);
    }
}
