using Actors.Kernel.Dispatch;
using Actors.Kernel.Internal;
using System.Globalization;
using FsCheck.Fluent;

namespace Actors.Kernel.Tests;

/// <summary>The collections of the runtime against plain ones that do the same.</summary>
public class StructurePropertyTests
{
    [Fact]
    public void The_queue_of_messages_is_a_double_ended_queue()
    {
        // 0 and 1 add behind, 2 adds in front, 3 takes, 4 trims.
        var steps = Gen.Choose(0, 4).ListOf();
        Properties.Hold(steps, 500, list =>
        {
            var queue = default(EnvelopeQueue);
            var model = new LinkedList<int>();
            var next = 0;
            foreach (var step in list.Concat(Enumerable.Repeat(3, list.Count)))
            {
                switch (step)
                {
                    case 0 or 1:
                        queue.AddLast(new Envelope(next, null));
                        model.AddLast(next++);
                        break;
                    case 2:
                        queue.AddFirst(new Envelope(next, null));
                        model.AddFirst(next++);
                        break;
                    case 3 when model.First is { } first:
                        Assert.Equal(first.Value, queue.RemoveFirst().Message);
                        model.RemoveFirst();
                        break;
                    default:
                        queue.Trim();
                        break;
                }
                Assert.Equal(model.Count, queue.Count);
            }
        });
    }

    [Fact]
    public void The_heap_gives_the_earliest_first_and_those_of_one_time_in_their_order()
    {
        // Non-negative adds at that time, negative removes the entry of that number, if it is in.
        var steps = Gen.Choose(-40, 20).ListOf();
        Properties.Hold(steps, 500, list =>
        {
            var heap = new ScheduledHeap();
            var model = new List<ScheduledEntry>();
            var all = new List<ScheduledEntry>();
            foreach (var step in list)
            {
                if (step >= 0)
                {
                    var entry = new ScheduledEntry(null!, new object(), null, null, TimeSpan.Zero, null) { Due = TimeSpan.FromSeconds(step) };
                    heap.Add(entry);
                    model.Add(entry);
                    all.Add(entry);
                }
                else if (-step - 1 < all.Count)
                {
                    var entry = all[-step - 1];
                    Assert.Equal(model.Remove(entry), heap.Remove(entry));
                }
                Assert.Equal(model.Count, heap.Count);
                Assert.Same(model.OrderBy(entry => entry.Due).FirstOrDefault(), heap.First);
            }
            foreach (var expected in model.OrderBy(entry => entry.Due).ToList())
            {
                Assert.Same(expected, heap.First);
                Assert.True(heap.Remove(expected));
            }
        });
    }

    [Fact]
    public void The_table_of_references_is_a_dictionary()
    {
        var steps = Gen.Choose(-30, 30).ListOf();
        var refs = Enumerable.Range(0, 31).Select(i => (IActorRef)new Named(i)).ToList();
        Properties.Hold(steps, 500, list =>
        {
            var table = new RefTable<int>();
            var model = new Dictionary<IActorRef, int>();
            foreach (var step in list)
            {
                var key = refs[Math.Abs(step)];
                if (step >= 0)
                {
                    Assert.Equal(model.TryAdd(key, step), table.TryAdd(key, step));
                }
                else
                {
                    Assert.Equal(model.Remove(key, out var expected), table.Remove(key, out var value));
                    Assert.Equal(expected, value);
                }
                Assert.Equal(model.Count, table.Count);
                Assert.All(refs, one => Assert.Equal(model.ContainsKey(one), table.Contains(one)));
                Assert.Equal(model.Keys.Select(one => one.Path.Name).Order(), table.Keys().Select(one => one.Path.Name).Order());
            }
        });
    }

    [Fact]
    public void The_children_are_found_by_name_and_reference_and_kept_in_order()
    {
        var steps = Gen.Choose(-30, 30).ListOf();
        var refs = Enumerable.Range(0, 31).Select(i => new Named(i)).ToList();
        Properties.Hold(steps, 500, list =>
        {
            var children = new ChildrenContainer();
            var model = new List<Named>();
            foreach (var step in list)
            {
                var child = refs[Math.Abs(step)];
                if (step < 0)
                {
                    children.Remove(child);
                    model.Remove(child);
                }
                else if (model.Contains(child))
                {
                    Assert.Throws<InvalidActorNameException>(() => children.Add(new ChildRestartStats(child)));
                }
                else
                {
                    children.Add(new ChildRestartStats(child));
                    model.Add(child);
                }
                Assert.Equal(model, children.Snapshot().Select(stats => stats.Child));
                foreach (var one in refs)
                {
                    Assert.Equal(model.Contains(one), children.TryGetByName(one.Path.Name, out _));
                    Assert.Equal(model.Contains(one), children.TryGetByRef(one, out _));
                    Assert.False(children.TryGetByRef(new Named(int.Parse(one.Path.Name, CultureInfo.InvariantCulture), 1), out _));
                }
            }
        });
    }

    [Fact]
    public void The_last_of_the_stopping_children_says_what_they_were_waited_for()
    {
        var children = new ChildrenContainer();
        var (a, b) = (new Named(1), new Named(2));
        children.Add(new ChildRestartStats(a));
        children.Add(new ChildRestartStats(b));
        Assert.False(children.TrySetReason(SuspendReason.Recreation));
        children.ShallDie(a);
        children.ShallDie(b);
        Assert.True(children.IsNormal);
        Assert.True(children.TrySetReason(SuspendReason.Recreation));
        Assert.True(children.IsWaiting);
        Assert.False(children.IsNormal);
        Assert.Null(children.Remove(a));
        Assert.Equal(SuspendReason.Recreation, children.Remove(b));
        Assert.True(children.IsNormal);
        children.Add(new ChildRestartStats(a));
        children.ShallDie(a);
        children.TrySetReason(SuspendReason.Termination);
        Assert.True(children.IsTerminating);
        Assert.Throws<InvalidOperationException>(() => children.Add(new ChildRestartStats(b)));
        Assert.Equal(SuspendReason.Termination, children.Remove(a));
        Assert.True(children.IsTerminating);
    }

    private sealed class Named(int name, long uid = 0) : MinimalActorRef
    {
        private static readonly ActorPath s_root = new RootActorPath(new Address("akka", "test"));

        public override ActorPath Path { get; } = new ChildActorPath(s_root, name.ToString(CultureInfo.InvariantCulture), uid);
    }
}
