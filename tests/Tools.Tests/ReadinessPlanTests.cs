using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tools.Tests;

public sealed class ReadinessPlanTests
{
    [Fact]
    public void The_poller_gets_the_plan_that_was_made()
    {
        var numbers = Gen.Choose(0, int.MaxValue).Select(number => (uint)number);
        var plans =
            from notification in numbers
            from sleep in numbers
            from total in numbers
            from check in numbers
            from pause in numbers
            from tries in numbers
            from command in Gen.Elements(null, "", "true", "test -e \"a b\"")
            select new ReadinessPlan
            {
                Notification = notification,
                InitialSleep = sleep,
                TotalLimit = total,
                CheckLimit = check,
                Pause = pause,
                Tries = tries,
                Check = command,
            };
        Check.QuickThrowOnFailure(Prop.ForAll(plans.ToArbitrary(), plan =>
        {
            Assert.True(ReadinessPlan.TryParse(plan.ToArguments(7, orphan: true), out var read, out var synchronization, out var orphan));
            Assert.Equal(plan, read);
            Assert.Equal((7, true), (synchronization, orphan));
        }));
    }

    [Theory]
    [InlineData]
    [InlineData("child")]
    [InlineData("child", "3", "3", "x", "0", "0", "0", "0")]
    [InlineData("parent", "3", "3", "0", "0", "0", "0", "0")]
    public void What_is_no_plan_is_refused(params string[] arguments) =>
        Assert.False(ReadinessPlan.TryParse((string[])[ReadinessPlan.PollerName, .. arguments], out _, out _, out _));
}
