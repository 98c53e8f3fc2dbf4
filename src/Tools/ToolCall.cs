using Actors.Platform;

namespace Actors.Tools;

/// <summary>A tool: its whole behaviour, from arguments to result. It fails by throwing what <see cref="Report"/> makes.</summary>
public delegate ToolResult Tool(ToolCall call);

/// <summary>One run of a tool. The environment is the tool's own: what it changes there is what the program sees that it goes on with.</summary>
public sealed class ToolCall
{
    /// <summary>A run of the tool <paramref name="name"/>.</summary>
    /// <param name="name">The name that it was called by, without folders.</param>
    /// <param name="arguments">Its arguments, without the name.</param>
    /// <param name="environment">The environment; the tool may change it.</param>
    public ToolCall(string name, string[] arguments, EnvironmentBlock environment)
    {
        Name = name;
        Arguments = arguments;
        Environment = environment;
        SearchPath = environment["PATH"];
        Report = new Report(name);
    }

    /// <summary>The name of the tool, which its messages begin with.</summary>
    public string Name { get; }

    /// <summary>The arguments, without the name.</summary>
    public string[] Arguments { get; }

    /// <summary>The environment variables.</summary>
    public EnvironmentBlock Environment { get; }

    /// <summary>
    /// Where the next program of a chain is looked for: the PATH that the tool was started with, and not one that it sets, as skalibs' exec functions do.
    /// </summary>
    public string? SearchPath { get; set; }

    /// <summary>Where its messages go.</summary>
    public Report Report { get; }
}
