using Actors.Platform;
using Actors.Tools.Sockets;

namespace Actors.Tools.Tests;

public sealed class FdStoreTests
{
    [Fact]
    public void A_descriptor_is_closed_when_its_time_is_over()
    {
        var store = new FdStore(10);
        var (brief, lasting) = (Open(), Open());
        store.TryAdd(new("brief", brief, Tai64n.FromUnixNanoseconds(Clock.RealtimeNanoseconds - 1)), replace: false);
        store.TryAdd(new("lasting", lasting, FdHolderEntry.LimitIn(0)), replace: false);
        Assert.InRange(store.MillisecondsToNextLimit(), 0, 1);
        store.CloseExpired();
        Assert.True(brief.IsClosed);
        Assert.Equal(["lasting"], store.Ids);
        Assert.Equal(-1, store.MillisecondsToNextLimit());
        store.Take("lasting", remove: true)!.Dispose();
    }

    [Fact]
    public void What_is_not_taken_is_closed()
    {
        const int TooMany = 23;
        var store = new FdStore(1);
        Assert.Equal(0, store.TryAdd(new("a", Open(), FdHolderEntry.LimitIn(0)), replace: false));
        var second = Open();
        Assert.Equal(TooMany, store.TryAdd(new("b", second, FdHolderEntry.LimitIn(0)), replace: false));
        Assert.True(second.IsClosed);
        Assert.False(store.HasRoomFor(1));
        store.Take("a", remove: true)!.Dispose();
        Assert.True(store.IsEmpty);
    }

    [Fact]
    public void A_copy_is_given_and_the_original_stays()
    {
        var store = new FdStore(1);
        var original = Open();
        store.TryAdd(new("a", original, FdHolderEntry.LimitIn(0)), replace: false);
        using (var copy = store.Take("a", remove: false))
            Assert.NotEqual(original.Number, copy!.Number);
        Assert.False(original.IsClosed);
        Assert.Null(store.Take("b", remove: false));
        original.Dispose();
    }

    private static Descriptor Open() => Files.Open("/dev/null", OpenMode.Read);
}
