namespace Actors.Execline.Builtins;

/// <summary><c>wait [ -I | -i ] [ -a | -o ] [ -r | -t timeout ] { pids... } [ prog... ]</c></summary>
internal static class Wait
{
    private const uint Insist = 1, JustOne = 2, Reap = 4;
    private const string UsageText = "wait [ -I | -i ] [ -a | -o ] [ -r | -t timeout ] { pids... } [ prog... ]";

    private static readonly LongOption[] s_switches =
    [
        new('I', "no-insist", 0, Insist),
        new('i', "insist", Insist),
        new('a', "all", 0, JustOne),
        new('o', "one", JustOne),
        new('r', "reap", Reap),
    ];

    public static ChainStep Run(ChainContext context)
    {
        var bits = LongOptions.Read(context, s_switches, new('t', "timeout"), out var limit, out var operands);
        long? milliseconds = null;
        if ((bits & Reap) != 0)
            limit = "0";
        if (limit is not null)
            milliseconds = ScanNumber.TryWhole(limit, out var number) ? number : throw context.Usage(UsageText);

        var end = Array.IndexOf(operands.Array!, "", operands.Offset, operands.Count) - operands.Offset;
        var pids = Pids(context, end < 0 ? operands : operands[..end]);
        var waiter = new ChildWaiter(context, pids, (bits & JustOne) != 0);
        var found = milliseconds is { } most ? waiter.Wait(most, (bits & Insist) != 0) : waiter.Wait();
        if (end < 0)
            return ChainStep.Exit(found ? waiter.Code : 127);
        if ((bits & JustOne) != 0)
        {
            context.Environment["?"] = found ? ChainContext.Decimal(waiter.Code) : null;
            context.Environment["!"] = found ? ChainContext.Decimal(waiter.Pid) : null;
        }

        return ChainStep.Continue(operands[(end + 1)..]);
    }

    private static List<int> Pids(ChainContext context, ArraySegment<string> words)
    {
        var pids = new List<int>();
        foreach (var word in words)
        {
            var text = word.StartsWith(' ') ? word[1..] : word;
            var taken = ScanNumber.SignedFront(text, out var pid);
            pids.Add(taken > 0 && taken == text.Length ? pid : throw context.Usage(UsageText));
        }

        return pids;
    }
}
