using System.Text.RegularExpressions;

namespace Actors.Execline.Tests.Differential;

/// <summary>All that a script leaves behind.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Output">What it wrote to descriptor 1.</param>
/// <param name="Errors">What it wrote to descriptor 2.</param>
/// <param name="Report">What the probes found.</param>
/// <param name="Folder">The files in its directory.</param>
public sealed partial record Outcome(string Status, string Output, string Errors, string Report, string Folder)
{
    /// <summary>With lines in order, and without what has been written so far: for scripts whose processes run at the same time.</summary>
    public Outcome Sorted() => this with { Output = Sort(Output), Errors = Sort(Errors), Report = Sort(Offset().Replace(Report, "")) };

    /// <inheritdoc/>
    public override string ToString() => $"status: {Status}\n--- output\n{Output}\n--- errors\n{Errors}\n--- report\n{Report}\n--- folder\n{Folder}\n";

    [GeneratedRegex(" at [0-9]+$", RegexOptions.Multiline)]
    private static partial Regex Offset();

    private static string Sort(string text) => string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));
}
