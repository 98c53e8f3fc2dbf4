using Actors.Platform;

namespace Actors.Shell.Tests;

/// <summary>A command line and what came of it.</summary>
internal sealed record Run(int Code, string Output, string Error)
{
    internal static Run Of(params string[] arguments)
    {
        var output = new MemoryOutput();
        var error = new MemoryOutput();
        var code = CommandLine.Run(new Session(output, error), [.. arguments.Select(ByteString.FromText)]);
        return new(code, output.Text, error.Text);
    }
}
