using System.Text;
using Actors.Platform;

namespace Actors.Tools.Tests;

/// <summary>What a shell's command line has shown.</summary>
public sealed record ShellRun(string Output, string Errors, int ExitCode)
{
    /// <summary>Runs a command line in a fresh folder, which is removed afterwards.</summary>
    /// <param name="command">For /bin/sh.</param>
    /// <param name="programs">The folder that comes first in PATH.</param>
    public static ShellRun Of(string command, string programs)
    {
        var folder = Directory.CreateTempSubdirectory("tools-").FullName;
        try
        {
            // Anybody may go in: some commands run as another user.
            Files.ChangeMode(folder, 0x1ED);
            return Run(command, programs, folder);
        }
        finally
        {
            Files.RemoveTree(folder);
        }
    }

    private static ShellRun Run(string command, string programs, string folder)
    {
        var (outputRead, outputWrite) = Descriptors.Pipe();
        var (errorsRead, errorsWrite) = Descriptors.Pipe();
        using var input = Files.Open("/dev/null", OpenMode.Read);
        // These tools are compiled as they go, which the second setting lets them do without new mappings, so under a limit of address space, too.
        string[] environment = [$"PATH={programs}:/usr/bin:/bin", "LANG=C", "DOTNET_EnableDiagnostics=0", "DOTNET_EnableWriteXorExecute=0"];
        var request = new SpawnRequest("/bin/sh", ["sh", "-c", command], environment)
        {
            WorkingDirectory = folder,
            NewSession = true,
            Descriptors = [(0, input.Number), (1, outputWrite.Number), (2, errorsWrite.Number)],
        };
        var errno = Spawner.Spawn(request, out var pid);
        Assert.Equal(0, errno);
        outputWrite.Dispose();
        errorsWrite.Dispose();
        // What hangs is ended, and shows itself by that.
        using var limit = new Timer(_ => Signals.Send(-pid, Signal.Kill), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var errors = Task.Factory.StartNew(() => ReadAll(errorsRead), TaskCreationOptions.LongRunning);
        var output = ReadAll(outputRead);
        Assert.Equal(0, Children.Wait(pid, out _, out var status));
        return new(output, errors.Result, status.ShellCode);
    }

    private static string ReadAll(Descriptor descriptor)
    {
        using (descriptor)
        {
            var text = new StringBuilder();
            var buffer = new byte[4096];
            for (int count; (count = Descriptors.Read(descriptor.Number, buffer)) > 0;)
                text.Append(ByteString.FromBytes(buffer.AsSpan(0, count)));
            return text.ToString();
        }
    }
}
