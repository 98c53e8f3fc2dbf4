using System.Diagnostics;
using System.Text;

namespace Actors.Containers.Tests.Harness;

/// <summary>
/// A container of an image, in pid, mount, uts, ipc and net namespaces of its own, run by crun.
/// Its root is an overlay whose upper layer is in memory; /out is a folder of the machine that anybody in it may write.
/// </summary>
public sealed partial class Container : IAsyncDisposable
{
    private const string Id = "container"; // the state folder is the container's own, so any name will do

    private readonly string _folder = Workplace.NewFolder();
    private readonly Process _runtime;

    internal Container(Image image, IEnumerable<string> command)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "mount"));
        Directory.CreateDirectory(Out);
        File.SetUnixFileMode(Out, (UnixFileMode)0b111_111_111);
        var options = image.Options with { Binds = [.. image.Options.Binds, (Out, "/out")] };
        var root = Path.Combine(_folder, "mount", "root");
        File.WriteAllText(Path.Combine(_folder, "config.json"), options.ToOciConfiguration(root, command));
        _runtime = StartInMountNamespace("launch.sh",
            [Path.Combine(_folder, "mount"), image.Layers, State, _folder, Id, PidFile, options.Terminal ? "terminal" : "", OutputFile, ErrorFile]);
    }

    /// <summary>The exit code of the container.</summary>
    /// <exception cref="InvalidOperationException">It still runs.</exception>
    public int ExitCode => _runtime.ExitCode;

    /// <summary>What was written to stdout until now (on a terminal: stderr too).</summary>
    public string StandardOutput => ReadShared(OutputFile);

    /// <summary>What was written to stderr until now.</summary>
    public string StandardError => ReadShared(ErrorFile);

    /// <summary>The lines of /out/trace until now.</summary>
    public string[] Trace => Lines(ReadFile("trace"));

    /// <summary>The folder that is /out in the container.</summary>
    public string Out => Path.Combine(_folder, "out");

    private string State => Path.Combine(_folder, "state");
    private string PidFile => Path.Combine(_folder, "pid");
    private string OutputFile => Path.Combine(_folder, "stdout");
    private string ErrorFile => Path.Combine(_folder, "stderr");

    /// <summary>What a file under /out holds now; nothing if there is none.</summary>
    public string ReadFile(string name) => ReadShared(Path.Combine(Out, name));

    /// <summary>Kills what still runs, waits for the end and deletes every trace of the container.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_runtime.HasExited)
        {
            if (HostPid is { } pid) _ = NativeMethods.Kill(pid, NativeMethods.SIGKILL);
            else _runtime.Kill(entireProcessTree: true);
        }
        await _runtime.WaitForExitAsync();
        _runtime.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The lines of a text, without the line end of each.</summary>
    public static string[] Lines(string text) =>
        text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();

    private static Process StartInMountNamespace(string script, IEnumerable<string> arguments, bool capture = false)
    {
        var start = new ProcessStartInfo("unshare", ["--mount", "--propagation", "private", "--", "/bin/sh", Workplace.Program(script), .. arguments])
        {
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("unable to start unshare");
    }

    private static string ReadShared(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }
}
