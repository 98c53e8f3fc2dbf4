namespace Actors.Platform.Tests;

/// <summary>A thread that is somebody else to the file system, in a process that stays who it is.</summary>
public sealed class ThreadIdentityTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("actors-identity-").FullName;

    [Fact]
    public void The_thread_creates_files_as_the_user_and_reaches_none_that_the_user_cannot()
    {
        if (!ThreadIdentity.CanChange)
        {
            Assert.NotEqual(0, ThreadIdentity.TryBecome(12345, 12345, []));
            return;
        }

        Files.ChangeMode(_directory, 0x1FF);
        var (secret, made, link) = ($"{_directory}/secret", $"{_directory}/made", $"{_directory}/link");
        Files.WriteAllText(secret, "secret", 0x180);
        Files.CreateSymbolicLink(secret, link);
        var results = new List<int>();
        var thread = new Thread(() =>
        {
            results.Add(ThreadIdentity.TryBecome(12345, 12346, [12346, 12347]));
            results.Add(Open(secret, OpenMode.Read));
            results.Add(Open(link, OpenMode.Write | OpenMode.Append));
            results.Add(Open(made, OpenMode.Write | OpenMode.Create));
        });
        thread.Start();
        thread.Join();
        Assert.Equal([0, Errno.EACCES, Errno.EACCES, 0], results);
        Assert.Equal((12345u, 12346u), (Files.Status(made)!.Value.User, Files.Status(made)!.Value.Group));
        // This thread, and so the process, is who it was: to others as to itself.
        Assert.Equal("secret", Files.ReadAllText(secret));
        Assert.Contains("\nUid:\t0\t0\t0\t0\n", Files.ReadAllText("/proc/self/status"), StringComparison.Ordinal);
        Assert.Equal(0u, Files.Status("/proc/self/environ")!.Value.User);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static int Open(string path, OpenMode mode)
    {
        var errno = Files.TryOpen(path, mode, out var descriptor);
        descriptor?.Dispose();
        return errno;
    }
}
