using System.Collections.Concurrent;

namespace Actors.Platform.Tests;

public sealed class SharedWorkTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(1000)]
    public void Every_piece_is_done_once(int count)
    {
        var done = new int[count];
        SharedWork.ForEach(count, 8, index => Interlocked.Increment(ref done[index]));
        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void What_is_not_worth_a_thread_is_done_by_the_caller()
    {
        var threads = new ConcurrentBag<int>();
        SharedWork.ForEach(9, 8, _ => threads.Add(Environment.CurrentManagedThreadId));
        Assert.Equal(Enumerable.Repeat(Environment.CurrentManagedThreadId, 9), threads);
    }

    [Fact]
    public void The_fault_of_the_first_piece_that_failed_is_the_callers_and_nothing_goes_on_behind_its_back()
    {
        var done = new ConcurrentBag<int>();
        var failure = Assert.Throws<PlatformException>(() => SharedWork.ForEach(1000, 8, index =>
        {
            if (index >= 500)
                throw new PlatformException($"do {index}", Errno.ENOENT);
            done.Add(index);
        }));
        Assert.Equal(Errno.ENOENT, failure.Errno);
        Assert.Equal("do 500", failure.Action);
        Assert.Equal(Enumerable.Range(0, 500), done.Order());
    }
}
