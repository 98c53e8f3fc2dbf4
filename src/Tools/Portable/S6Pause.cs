using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-pause</c>: waits for a signal; options and -p name signals that it ignores.</summary>
internal static class S6Pause
{
    private const string Usage = "s6-pause [ -t ] [ -h ] [ -a ] [ -q ] [ -b ] [ -i ] [ -p signal,signal... ]";

    public static ChainStep Run(ChainContext context)
    {
        var ignored = new List<Signal>();
        var options = new ShortOptions(context.Arguments, "thaqbip:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 't': ignored.Add(Signal.Term); break;
                case 'h': ignored.Add(Signal.Hup); break;
                case 'a': ignored.Add(Signal.Alrm); break;
                case 'q': ignored.Add(Signal.Quit); break;
                case 'b': ignored.Add(Signal.Abrt); break;
                case 'i': ignored.Add(Signal.Int); break;
                case 'p' when Numbers.TryParseList(options.Value, out var numbers) && numbers.Length > 0:
                    foreach (var number in numbers)
                        ignored.Add((Signal)number);
                    break;
                default: throw context.Usage(Usage);
            }
        }

        foreach (var signal in ignored)
            Signals.SetIgnored(signal);
        Signals.Pause();
        return ChainStep.Exit(0);
    }
}
