namespace Actors.Platform.Tests;

/// <summary>Several supervisors that begin at the same moment on one service directory.</summary>
public sealed class SuperviseFilesRaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supervise-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Its_lock_is_given_up_though_a_process_that_is_just_being_started_has_a_copy_of_the_descriptor()
    {
        var lockFile = $"{_folder}/supervise/lock";
        using var files = new SuperviseFiles(_folder);
        files.Open();
        var number = Directory.GetFiles("/proc/self/fd").Single(descriptor => File.ResolveLinkTarget(descriptor, false)?.FullName == lockFile);
        using var copy = Descriptors.Duplicate(int.Parse(Path.GetFileName(number)));
        files.GiveUpLock();
        using var next = new SuperviseFiles(_folder);
        next.Open();
    }

    [Fact]
    public void Of_supervisors_that_begin_at_the_same_moment_one_has_the_lock_and_the_others_are_told_so() =>
        Assert.All(Enumerable.Range(0, 300), index =>
        {
            var path = $"{_folder}/{index}";
            Directory.CreateDirectory(path);
            using var start = new Barrier(3);
            using var looked = new Barrier(3);
            var outcomes = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(Begin, TaskCreationOptions.LongRunning))).Result;
            Assert.Equal([0, Errno.EBUSY, Errno.EBUSY], outcomes.Order());
            Assert.Equal(FileKind.Fifo, Files.Status($"{path}/supervise/control")!.Value.Kind);

            int Begin()
            {
                using var files = new SuperviseFiles(path);
                var errno = 0;
                start.SignalAndWait();
                try
                {
                    files.Open();
                }
                catch (PlatformException busy)
                {
                    errno = busy.Errno;
                }

                looked.SignalAndWait();
                return errno;
            }
        });
}
