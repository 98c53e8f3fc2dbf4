using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>The deaths that s6-permafailon counts: exit codes, ranges of them, and signals, as in <c>1-10,125,SIGSEGV</c>.</summary>
internal sealed class DeathList
{
    private readonly bool[] _codes = new bool[256];
    private readonly bool[] _signals = new bool[Signals.Highest + 1];

    /// <summary>Reads a list, or throws s6-permafailon's failure.</summary>
    public static DeathList Parse(string text, ChainContext context)
    {
        var list = new DeathList();
        foreach (var range in text.AsSpan().SplitAny(",; \n\r\t"))
        {
            var item = text[range];
            if (item.Length > 0)
                list.Add(item, context);
        }

        return list;
    }

    /// <summary>Whether a death counts.</summary>
    public bool Contains(ExitStatus status) => (status.IsSignaled && _signals[(int)status.Signal]) || _codes[status.Code];

    private void Add(string item, ChainContext context)
    {
        if (!char.IsAsciiDigit(item[0]))
        {
            if (!Signals.TryParse(item, out var signal))
                throw context.Fatal(ExitCode.WrongUsage, "invalid status list specification");
            _signals[(int)signal] = true;
            return;
        }

        var dash = item.IndexOf('-');
        var first = Code(dash < 0 ? item : item[..dash], "invalid exit code", context);
        var last = dash < 0 ? first : Code(item[(dash + 1)..], "invalid interval specification", context);
        if (last < first)
            throw context.Fatal(ExitCode.WrongUsage, "invalid interval");
        _codes.AsSpan((int)first, (int)(last - first + 1)).Fill(true);
    }

    private static uint Code(string text, string complaint, ChainContext context)
    {
        if (!Numbers.TryParse(text, out uint code))
            throw context.Fatal(ExitCode.WrongUsage, complaint);
        return code <= 255 ? code : throw context.Fatal(ExitCode.WrongUsage, "invalid exit code");
    }
}
