using System.Globalization;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>A process of ours that stays beside a service and carries its readiness from one protocol to another, while the service goes on in the process that the supervisor knows.</summary>
internal static class NotifyChild
{
    /// <summary>Starts it; there is no fork, so it is this executable again.</summary>
    /// <param name="context">Whose environment.</param>
    /// <param name="name">The name of its word.</param>
    /// <param name="isOrphan">Whether the service shall not know it as its child.</param>
    /// <param name="descriptors">What it keeps, at the numbers that they have here.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Start(ChainContext context, string name, bool isOrphan, ReadOnlySpan<int> descriptors, params string[] arguments)
    {
        var kept = new (int Child, int Own)[descriptors.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = (descriptors[i], descriptors[i]);
        string[] command = [name, isOrphan ? "orphan" : "child", .. descriptors.ToArray().Select(Text), .. arguments];
        var errno = Spawner.Spawn(new SpawnRequest(ToolChildren.Self, command, context.Environment.ToArray()) { Descriptors = kept }, out var pid);
        if (errno != 0)
            throw context.Failed(isOrphan ? "doublefork" : "fork", errno);
        if (isOrphan)
            _ = Children.Wait(pid, out _, out _);
    }

    /// <summary>In the child: where it shall be an orphan, it starts itself once more, and ends.</summary>
    /// <param name="context">Its command line, as <see cref="Start"/> made it.</param>
    /// <param name="descriptors">How many descriptors there are.</param>
    /// <param name="numbers">They.</param>
    /// <returns>Whether this process has nothing more to do.</returns>
    public static bool HasHandedOn(ChainContext context, int descriptors, out int[] numbers)
    {
        numbers = new int[descriptors];
        if (context.Arguments.Count < 2 + descriptors)
            throw context.Fatal(ExitCode.WrongUsage, "this is a part of another program, and no program of its own");
        for (var i = 0; i < descriptors; i++)
            numbers[i] = int.Parse(context.Arguments[i + 2], CultureInfo.InvariantCulture);
        if (context.Arguments[1] != "orphan")
            return false;
        Start(context, context.Arguments[0], isOrphan: false, numbers, [.. context.Arguments[(2 + descriptors)..]]);
        return true;
    }

    /// <summary>A number as an argument.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
