namespace Actors.Platform.Tests;

public sealed class EventListenerTests
{
    [Fact]
    public void A_listener_gets_every_event_in_order()
    {
        using var folder = new Fifodir();
        using var listener = folder.Listen();
        Assert.Equal(0, EventDirectory.Notify(folder.Path, "uU"u8));
        Assert.Equal(0, EventDirectory.Notify(folder.Path, "d"u8));
        Assert.Equal("uUd", listener.Read());
        Assert.Equal("", listener.Read());
    }

    [Fact]
    public void Its_fifo_has_the_name_that_s6_looks_for_and_goes_with_it()
    {
        using var folder = new Fifodir();
        using (folder.Listen())
        {
            var name = Assert.Single(Files.List(folder.Path));
            Assert.Matches("^ftrig1:@[0-9a-f]{24}:[0-9A-Za-z]{6}$", name);
            Assert.Equal(EventDirectory.NameLength, name.Length);
            Assert.Equal(0x192u, Files.Status(Files.Join(folder.Path, name))!.Value.Mode);
        }

        Assert.Empty(Files.List(folder.Path));
    }

    [Fact]
    public void A_fifo_that_nobody_reads_is_cleaned_away_and_one_that_somebody_reads_is_not()
    {
        using var folder = new Fifodir();
        using var listener = folder.Listen();
        Files.CreateFifo(Files.Join(folder.Path, "ftrig1:@400000006b028d351b982b9b:TI9uhQ"));
        Files.CreateFifo(Files.Join(folder.Path, "other"));
        Assert.Equal(0, EventDirectory.Clean(folder.Path));
        Assert.Equal(2, Files.List(folder.Path).Count);
        Assert.Contains("other", Files.List(folder.Path));
    }

    [Fact]
    public void A_listener_that_does_not_read_does_not_hold_up_the_notifier()
    {
        using var folder = new Fifodir();
        using var listener = folder.Listen();
        for (var i = 0; i < 100; i++)
            Assert.Equal(0, EventDirectory.Notify(folder.Path, new byte[4096]));
        Assert.NotEqual("", listener.Read());
    }

    [Fact]
    public void Nobody_listens_where_nothing_is()
    {
        Assert.Equal(Errno.ENOENT, EventListener.TryOpen("/nonexistent", out var listener));
        Assert.Null(listener);
    }

    private sealed class Fifodir : IDisposable
    {
        public string Path { get; } = ByteString.FromText(Directory.CreateTempSubdirectory("events-").FullName);

        public EventListener Listen()
        {
            Assert.Equal(0, EventListener.TryOpen(Path, out var listener));
            return listener!;
        }

        public void Dispose() => Files.RemoveTree(Path);
    }
}
