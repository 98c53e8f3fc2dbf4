using Actors.Platform;

namespace Actors.Supervision;

/// <summary>
/// How <c>run</c> and <c>finish</c> are executed where nothing may be: service directories are in /run, which some container managers mount noexec. The kernel refuses
/// the script itself then, but not the interpreter that its first line names.
/// </summary>
internal static class ServiceScript
{
    /// <summary>Longer first lines are cut by the kernel, too.</summary>
    private const int LongestLine = 256;

    /// <summary>The command line for a script of a service.</summary>
    /// <param name="settings">The service's.</param>
    /// <param name="script"><c>run</c> or <c>finish</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    internal static string[] CommandLine(LongrunSettings settings, string script, params string[] arguments)
    {
        var path = "./" + script;
        if (settings.MayExecute)
            return [path, .. arguments];
        _ = Files.TryReadAllBytes(Files.Join(settings.Directory, script), out var content);
        var start = ByteString.FromBytes(content.AsSpan(0, Math.Min(content.Length, LongestLine)));
        // What has no such line can be executed where it was copied from, if anywhere.
        return Interpreter(start) is { } interpreter
            ? [.. interpreter, path, .. arguments]
            : [settings.Source.Length > 0 ? Files.Join(settings.Source, script) : path, .. arguments];
    }

    /// <summary>The interpreter, and the one argument that the line may have for it; execve(2).</summary>
    private static string[]? Interpreter(string start)
    {
        if (!start.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var end = start.IndexOf('\n');
        var line = start[2..(end < 0 ? start.Length : end)].Trim(' ', '\t');
        var blank = line.IndexOfAny([' ', '\t']);
        if (line.Length == 0)
            return null;
        return blank < 0 ? [line] : [line[..blank], line[blank..].Trim(' ', '\t')];
    }
}
