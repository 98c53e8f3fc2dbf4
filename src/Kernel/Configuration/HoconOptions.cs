namespace Actors.Kernel.Configuration;

/// <summary>
/// Reads a file for the parser: its bytes, or null when there is no such file. Any exception is reported as the reason, at the include.
/// </summary>
/// <param name="path">The path as text; that of an included file follows from the including file's path.</param>
public delegate byte[]? ConfigFileReader(string path);

/// <summary>What the parser takes from outside. The defaults suit a program; pid 1 and tests bring their own.</summary>
public sealed class HoconOptions
{
    /// <summary>The name of a text in diagnostics. A text that is parsed from a file has the file's name instead.</summary>
    public string Origin { get; init; } = "text";

    /// <summary>Looks up an environment variable for a substitution that the text does not define: its value, or null.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Reads files, for <see cref="ConfigurationFactory.ParseFile(string, HoconOptions)"/> and the includes of files.</summary>
    public ConfigFileReader ReadFile { get; init; } = static path => File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>
    /// Turns the name in an include of a text that is no file into a text, or null when there is none. Without it such a text
    /// cannot include.
    /// </summary>
    public Func<string, string?>? IncludeCallback { get; init; }
}
