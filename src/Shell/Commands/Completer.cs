using System.CommandLine;
using System.CommandLine.Completions;

namespace Actors.Shell.Commands;

/// <summary>A word that could stand at the cursor.</summary>
/// <param name="Word">The word, a byte string.</param>
/// <param name="About">What it is, as text; may be empty.</param>
internal sealed record Candidate(string Word, string About);

/// <summary>Finds what could stand at the end of a command line: commands, options, values, and names of services.</summary>
internal static class Completer
{
    /// <summary>What the last word could become.</summary>
    /// <param name="root">The command tree.</param>
    /// <param name="words">The words behind <c>actors</c>, the last one perhaps begun or empty.</param>
    internal static IReadOnlyList<Candidate> Complete(Command root, IReadOnlyList<string> words)
    {
        var last = words.Count > 0 ? words[^1] : "";
        var command = root;
        var options = new Dictionary<string, Option>(StringComparer.Ordinal);
        Option? open = null;
        var onlyArguments = false;
        var arguments = 0;
        Learn(root);
        foreach (var word in words.SkipLast(1))
        {
            if (open is not null)
            {
                open = null;
            }
            else if (word == "--")
            {
                onlyArguments = true;
            }
            else if (!onlyArguments && word.StartsWith('-'))
            {
                open = options.GetValueOrDefault(word) is { Arity.MaximumNumberOfValues: > 0 } option && option.ValueType != typeof(bool) ? option : null;
            }
            else if (arguments == 0 && command.Subcommands.FirstOrDefault(sub => sub.Name == word || sub.Aliases.Contains(word)) is { } sub)
            {
                command = sub;
                Learn(sub);
            }
            else
            {
                arguments++;
            }
        }

        var candidates = open is not null ? Values(open)
            : last.StartsWith('-') && !onlyArguments ? Options(command, root)
            : [.. Subcommands(command, arguments), .. Arguments(command, arguments)];
        return [.. candidates.Where(candidate => candidate.Word.StartsWith(last, StringComparison.Ordinal)).DistinctBy(candidate => candidate.Word)];

        void Learn(Command known)
        {
            foreach (var option in known.Options)
            {
                options[option.Name] = option;
                foreach (var alias in option.Aliases)
                    options[alias] = option;
            }
        }
    }

    private static IEnumerable<Candidate> Subcommands(Command command, int arguments) => arguments > 0 ? []
        : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => new Candidate(sub.Name, sub.Description ?? "")).OrderBy(candidate => candidate.Word, StringComparer.Ordinal);

    private static IEnumerable<Candidate> Arguments(Command command, int given)
    {
        foreach (var argument in command.Arguments)
        {
            if (given < argument.Arity.MaximumNumberOfValues)
                return argument.GetCompletions(CompletionContext.Empty).Select(item => new Candidate(item.Label, item.Detail ?? ""));
            given -= argument.Arity.MaximumNumberOfValues;
        }

        return [];
    }

    private static IEnumerable<Candidate> Values(Option option) =>
        option.GetCompletions(CompletionContext.Empty).Select(item => new Candidate(item.Label, item.Detail ?? ""));

    private static IEnumerable<Candidate> Options(Command command, Command root) =>
        command.Options.Concat(root.Options.Where(option => option.Recursive)).Where(option => !option.Hidden)
            .Select(option => new Candidate(option.Name, option.Description ?? "")).OrderBy(candidate => candidate.Word, StringComparer.Ordinal);
}
