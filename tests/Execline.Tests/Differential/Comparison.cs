using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Actors.Execline.Tests.Differential;

/// <summary>Compares what scripts leave behind, several at a time.</summary>
internal static partial class Comparison
{
    /// <summary>Compares all cases; the differences of all of them are the failure.</summary>
    public static void AssertSame<T>(IReadOnlyList<T> cases, Func<ScriptRunner, T, string?> compare)
    {
        var differences = new ConcurrentQueue<string>();
        var runners = new ConcurrentBag<ScriptRunner>();
        Parallel.ForEach(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            one =>
            {
                var runner = runners.TryTake(out var idle) ? idle : new ScriptRunner();
                if (compare(runner, one) is { } difference)
                    differences.Enqueue(difference);
                runners.Add(runner);
            });
        foreach (var runner in runners)
            runner.Dispose();
        Assert.True(differences.IsEmpty, $"{differences.Count} of {cases.Count} differ\n{string.Join('\n', differences.Take(200))}");
    }

    /// <summary>Runs a script with both; null: no difference.</summary>
    public static string? Difference(
        ScriptRunner runner, string title, string script, string[] arguments, bool anyOrder, bool compareMessages)
    {
        var ours = Normalize(runner.RunOurs(script, arguments), anyOrder, compareMessages);
        var theirs = Normalize(runner.RunReference(script, arguments), anyOrder, compareMessages);
        return ours == theirs ? null : $"=== {title}\n--- ours\n{ours}\n--- theirs\n{theirs}";
    }

    private static Outcome Normalize(Outcome outcome, bool anyOrder, bool compareMessages)
    {
        if (!Programs.Found.IsRecent)
        {
            outcome = outcome with
            {
                // The messages may have been redirected.
                Output = AsInOlder(outcome.Output),
                Errors = AsInOlder(outcome.Errors),
                Report = MessagesSoFar().Replace(outcome.Report, ""),
            };
        }

        if (!compareMessages)
            outcome = outcome with { Errors = "" };
        return anyOrder ? outcome.Sorted() : outcome;
    }

    /// <summary>
    /// Debian's execline knows fewer options to tell of, has a colon too many in some messages, and continues a backtick -E in importas.
    /// </summary>
    private static string AsInOlder(string text) =>
        UsageText().Replace(text, ": usage").Replace("fatal: : ", "fatal: ").Replace("multisubstitute: fatal: unable to exec", "importas: fatal: unable to exec");

    [GeneratedRegex(": usage: .*")]
    private static partial Regex UsageText();

    [GeneratedRegex("(?<=/err) at [0-9]+$", RegexOptions.Multiline)]
    private static partial Regex MessagesSoFar();
}
