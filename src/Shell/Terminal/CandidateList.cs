using Actors.Platform;
using Actors.Shell.Commands;
using Actors.Shell.Output;

namespace Actors.Shell.Terminal;

/// <summary>What could be meant, below the line that is being typed.</summary>
internal static class CandidateList
{
    internal static string Render(IReadOnlyList<Candidate> candidates, Paint paint, int columns)
    {
        var words = candidates.Select(candidate => TextWidth.Printable(ByteString.ToText(candidate.Word))).ToList();
        var width = words.Max(TextWidth.Of);
        return string.Concat(candidates.Select((candidate, index) =>
        {
            var about = TextWidth.Fit(candidate.About, Math.Max(0, columns - width - 5));
            return $"  {paint[Style.Bold, words[index]]}{(about.Length == 0 ? "" : new string(' ', width - TextWidth.Of(words[index]) + 2) + paint[Style.Dim, about])}\n";
        }));
    }
}
