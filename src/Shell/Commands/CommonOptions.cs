using System.CommandLine;

namespace Actors.Shell.Commands;

/// <summary>The options that every command takes.</summary>
internal sealed class CommonOptions
{
    /// <summary>For programs.</summary>
    internal Option<bool> Json { get; } = new("--json") { Description = "Print JSON", Recursive = true };

    /// <summary>No colours, whatever the terminal.</summary>
    internal Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours (there are none either with NO_COLOR set, and where stdout is no terminal)", Recursive = true };
}
