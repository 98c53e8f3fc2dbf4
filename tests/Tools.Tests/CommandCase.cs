namespace Actors.Tools.Tests;

/// <summary>A command line for a shell, and what it shows; see Data/README.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="ExitCode">Exit code.</param>
/// <param name="OnDebian">Whether the release of s6 that Debian has shows the same.</param>
public sealed record CommandCase(string Command, string Output, string Errors, int ExitCode, bool OnDebian)
{
    /// <summary>Reads a file of cases.</summary>
    public static List<CommandCase> Read(string file)
    {
        var cases = new List<CommandCase>();
        var newer = false;
        var prelude = "";
        foreach (var line in File.ReadAllLines(file, System.Text.Encoding.Latin1))
        {
            if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                cases.Add(new(prelude + line[2..], "", "", 0, !newer));
                newer = false;
            }
            else if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                prelude += line[2..] + "\n";
            }
            else if (line.StartsWith("@newer", StringComparison.Ordinal))
            {
                newer = true;
            }
            else if (cases.Count > 0)
            {
                cases[^1] = line switch
                {
                    ['>', ..] => cases[^1] with { Output = cases[^1].Output + Content(line) },
                    ['!', ..] => cases[^1] with { Errors = cases[^1].Errors + Content(line) },
                    ['=', ' ', .. var code] => cases[^1] with { ExitCode = int.Parse(code) },
                    "" or ['#', ..] => cases[^1],
                    _ => throw new InvalidDataException($"{file}: {line}"),
                };
            }
        }

        return cases;
    }

    // ">text" is a line, ">\text" one that has no newline at its end.
    private static string Content(string line) => line.Length > 1 && line[1] == '\\' ? line[2..] : line[1..] + "\n";

    public override string ToString() => Command;
}
