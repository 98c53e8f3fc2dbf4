using System.Collections.Concurrent;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Tests.Processes;

/// <summary>The thread that waits for descriptors.</summary>
public sealed class DescriptorPollerTests : TestKit
{
    [Fact]
    public void It_rests_once_after_the_start_and_after_whatever_happens()
    {
        using var rests = new BlockingCollection<string>();
        using var poller = new DescriptorPoller(Rest);
        var (read, write) = Descriptors.Pipe(nonBlocking: true);
        using (read)
        using (write)
        {
            var key = poller.Watch(read.Number, TestActor, "readable");
            for (var i = 0; i < 2; i++)
            {
                Assert.Empty(rests);
                Assert.Equal(1, Descriptors.Write(write.Number, "x"u8));
                ExpectMsg("readable");
                Assert.True(rests.TryTake(out var thread, TimeSpan.FromSeconds(30)));
                Assert.Equal("descriptors", thread);
                Assert.Equal(1, Descriptors.Read(read.Number, new byte[1]));
                poller.Rearm(key);
            }
        }

        bool Rest()
        {
            rests.Add(Thread.CurrentThread.Name!);
            return false;
        }
    }

    [Fact]
    public void It_rests_for_as_long_as_there_is_more_to_do()
    {
        var left = 2;
        using var done = new ManualResetEventSlim();
        using var poller = new DescriptorPoller(() =>
        {
            if (--left == 0)
                done.Set();
            return left > 0;
        });
        Assert.True(done.Wait(TimeSpan.FromSeconds(30)));
    }
}
