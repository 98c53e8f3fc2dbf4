namespace Actors.Platform.Tests;

public sealed class FileLocksTests
{
    [Fact]
    public void An_exclusive_lock_keeps_others_out_until_its_last_descriptor_is_closed()
    {
        var path = Path.GetTempFileName();
        using var first = Files.Open(path, OpenMode.ReadWrite);
        using var second = Files.Open(path, OpenMode.ReadWrite);
        Assert.Equal(0, FileLocks.Take(first.Number, exclusive: true, wait: false));
        Assert.Equal(Errno.EBUSY, FileLocks.Take(second.Number, exclusive: true, wait: false));
        Assert.Equal(Errno.EBUSY, FileLocks.Take(second.Number, exclusive: false, wait: false));
        Assert.Equal(0, FileLocks.TryIsLocked(second.Number, out var locked));
        Assert.True(locked);
        using (first.Duplicate())
        {
            first.Dispose();
            Assert.Equal(Errno.EBUSY, FileLocks.Take(second.Number, exclusive: true, wait: false));
        }

        Assert.Equal(0, FileLocks.TryIsLocked(second.Number, out locked));
        Assert.False(locked);
        Assert.Equal(0, FileLocks.Take(second.Number, exclusive: true, wait: true));
        File.Delete(path);
    }

    [Fact]
    public void Shared_locks_live_side_by_side()
    {
        var path = Path.GetTempFileName();
        using var first = Files.Open(path, OpenMode.ReadWrite);
        using var second = Files.Open(path, OpenMode.ReadWrite);
        Assert.Equal(0, FileLocks.Take(first.Number, exclusive: false, wait: false));
        Assert.Equal(0, FileLocks.Take(second.Number, exclusive: false, wait: false));
        Assert.Equal(0, FileLocks.TryIsLocked(second.Number, out var locked));
        Assert.False(locked);
        Assert.Equal(Errno.EBUSY, FileLocks.Take(second.Number, exclusive: true, wait: false));
        File.Delete(path);
    }

    [Theory]
    [InlineData("6.18.44-fc-v657\n", true)]
    [InlineData("5.11.0", true)]
    [InlineData("5.11-rc1", true)]
    [InlineData("5.10.209-0-virt\n", false)]
    [InlineData("4.4.0", false)]
    [InlineData("10.0", true)]
    [InlineData("unknown", false)]
    [InlineData(null, false)]
    public void Locks_of_a_process_with_threads_survive_an_exec_since_Linux_5_11(string? release, bool survive) => Assert.Equal(survive, FileLocks.SurviveExec(release));
}
