using System.Diagnostics;
using System.Text;

namespace Actors.Logging.Tests;

/// <summary>The s6-log that the system has: what ours is compared with. It is older than the reference (no directive R, no option -t in bookworm's).</summary>
internal static class DebianS6Log
{
    private const string Program = "/usr/bin/s6-log";

    public static bool IsThere => File.Exists(Program);

    /// <summary>Runs it to its end.</summary>
    public static Result Run(string directory, IEnumerable<string> arguments, byte[] input)
    {
        // Arguments as bytes: .NET would encode them as UTF-8.
        var script = string.Concat(arguments.Prepend(Program).Select(argument => $" '{argument.Replace("'", "'\\''")}'"));
        var file = Path.Combine(directory, ".script");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("exec" + script + "\n"));
        var inputFile = Path.Combine(directory, ".input");
        File.WriteAllBytes(inputFile, input);
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "umask 022; . ./.script < .input"])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1,
            StandardErrorEncoding = Encoding.Latin1,
            Environment = { ["LC_ALL"] = "C" },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(file);
        File.Delete(inputFile);
        return new(process.ExitCode, output, error.Result);
    }

    public sealed record Result(int ExitCode, string Output, string Error);
}
