namespace Actors.Platform.Tests;

public class DescriptorsSyncTests
{
    [Fact]
    public void Two_pieces_are_written_as_one()
    {
        using var file = Descriptors.MemoryFile("pieces");
        Assert.Equal(5, Descriptors.Write(file.Number, "ab"u8, "cde"u8));
        Assert.Equal(1, Descriptors.Write(file.Number, default, "f"u8));
        Assert.Equal("abcdef", Files.ReadAllText($"/proc/self/fd/{file.Number}"));
        Assert.Equal(-Errno.EBADF, Descriptors.Write(-1, "a"u8, "b"u8));
        Assert.Equal(0, Descriptors.Synchronize(file.Number));
        Assert.Equal(Errno.EBADF, Descriptors.Synchronize(-1));
    }

    [Fact]
    public void Everything_is_read_however_little_room_there_was_at_first()
    {
        using var file = Descriptors.MemoryFile("all");
        Assert.Equal(0, Descriptors.WriteAll(file.Number, "abcdefghi"));
        foreach (var room in new[] { 1, 8, 9, 10 })
        {
            using var again = Files.Open($"/proc/self/fd/{file.Number}", OpenMode.Read);
            Assert.Equal(0, Descriptors.TryReadToEnd(again.Number, room, out var bytes));
            Assert.Equal("abcdefghi"u8.ToArray(), bytes);
        }

        Assert.Equal(Errno.EBADF, Descriptors.TryReadToEnd(-1, 4, out var none));
        Assert.Empty(none);
    }

    [Fact]
    public void A_lock_is_of_an_open_file_and_can_be_ended_whoever_has_copies_of_the_descriptor()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var first = Files.Open(path, OpenMode.ReadWrite);
            using var copy = first.Duplicate();
            using var second = Files.Open(path, OpenMode.ReadWrite);
            Assert.Equal(0, FileLocks.Take(first.Number, exclusive: true, wait: false));
            Assert.Equal(0, FileLocks.Take(copy.Number, exclusive: true, wait: false));
            Assert.Equal(Errno.EBUSY, FileLocks.Take(second.Number, exclusive: false, wait: false));
            Assert.Equal(0, FileLocks.Release(first.Number));
            Assert.Equal(0, FileLocks.Take(second.Number, exclusive: false, wait: false));
            Assert.Equal(Errno.EBADF, FileLocks.Release(-1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Polling_tells_which_of_several_descriptors_are_ready()
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        using (write)
        {
            PollRequest[] requests = [new(read.Number), new(write.Number, forWriting: true), new(-1)];
            Assert.Equal(1, Descriptors.Poll(requests, 0));
            Assert.Equal([false, true, false], requests.Select(request => request.IsReady));

            requests = [new(read.Number)];
            Assert.Equal(0, Descriptors.Poll(requests, 0));
            write.Dispose();
            Assert.Equal(1, Descriptors.Poll(requests, -1));
            Assert.True(requests[0].IsReady);
        }
    }
}
