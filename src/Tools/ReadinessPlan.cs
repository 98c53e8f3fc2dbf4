using System.Globalization;

namespace Actors.Tools;

/// <summary>What s6-notifyoncheck asks its poller to do. All times in milliseconds; 0 means no limit.</summary>
internal sealed record ReadinessPlan
{
    /// <summary>The name that the poller's process has, and speaks in.</summary>
    public const string PollerName = "s6-notifyoncheck (child)";

    /// <summary>The descriptor that a newline is written to.</summary>
    public uint Notification { get; init; }

    /// <summary>Before the first check.</summary>
    public uint InitialSleep { get; init; } = 10;

    /// <summary>For everything.</summary>
    public uint TotalLimit { get; init; }

    /// <summary>For one check.</summary>
    public uint CheckLimit { get; init; }

    /// <summary>Between checks.</summary>
    public uint Pause { get; init; } = 1000;

    /// <summary>How many checks; 0: without limit.</summary>
    public uint Tries { get; init; } = 7;

    /// <summary>The check, an execline command line; null: <c>./data/check</c>.</summary>
    public string? Check { get; init; }

    /// <summary>The poller's command line.</summary>
    /// <param name="synchronization">The descriptor that the poller writes to once it listens.</param>
    /// <param name="orphan">Whether the poller shall be no child of the service.</param>
    public string[] ToArguments(uint synchronization, bool orphan)
    {
        string[] numbers =
        [
            PollerName, orphan ? "orphan" : "child", Text(synchronization), Text(Notification), Text(InitialSleep), Text(TotalLimit), Text(CheckLimit), Text(Pause),
            Text(Tries),
        ];
        return Check is null ? numbers : [.. numbers, Check];

        static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads what <see cref="ToArguments"/> has written; false where it is something else.</summary>
    public static bool TryParse(ArraySegment<string> arguments, out ReadinessPlan plan, out int synchronization, out bool orphan)
    {
        plan = new ReadinessPlan();
        synchronization = -1;
        orphan = false;
        if (arguments.Count is not (9 or 10) || arguments[1] is not ("orphan" or "child"))
            return false;
        Span<uint> numbers = stackalloc uint[7];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!Numbers.TryParse(arguments[i + 2], out numbers[i]))
                return false;
        }

        orphan = arguments[1] == "orphan";
        synchronization = (int)numbers[0];
        plan = new ReadinessPlan
        {
            Notification = numbers[1],
            InitialSleep = numbers[2],
            TotalLimit = numbers[3],
            CheckLimit = numbers[4],
            Pause = numbers[5],
            Tries = numbers[6],
            Check = arguments.Count == 10 ? arguments[9] : null,
        };
        return true;
    }
}
