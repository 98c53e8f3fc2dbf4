namespace Actors.Runtime.Contract.Tests;

public class NamingTests : ContractTest
{
    [Theory]
    [InlineData("")]
    [InlineData("$a")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a#1")]
    public void A_name_with_other_than_the_valid_symbols_is_refused(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(BlackHoleActor.Props, name));

    [Theory]
    [InlineData("a")]
    [InlineData("A-b_c.d*+:@&=,!~';()\"")]
    [InlineData("x$")]
    [InlineData("0")]
    public void A_name_of_the_valid_symbols_is_taken(string name) =>
        Assert.Equal(name, Sys.ActorOf(BlackHoleActor.Props, name).Path.Name);

    [Fact]
    public void A_name_is_unique_among_siblings_until_its_actor_is_gone()
    {
        var first = Sys.ActorOf(BlackHoleActor.Props, "same");
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(BlackHoleActor.Props, "same"));
        var other = Sys.ActorOf(Subject.Quiet(), "other");
        Assert.Equal("same", NewChild(other, BlackHoleActor.Props, "same").Path.Name);
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);
        var second = Sys.ActorOf(BlackHoleActor.Props, "same");
        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
        Assert.NotEqual(first.Path.Uid, second.Path.Uid);
    }

    [Fact]
    public void A_parent_can_use_the_name_again_when_it_hears_of_the_end()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Recreating(TestActor)));
        for (var i = 0; i < 20; i++)
        {
            parent.Tell("stop");
            ExpectMsg("again");
        }
    }

    [Fact]
    public void Names_are_made_up_where_none_is_given()
    {
        var parent = Sys.ActorOf(Subject.Quiet());
        var names = Enumerable.Range(0, 200).Select(_ => NewChild(parent, BlackHoleActor.Props).Path.Name).ToList();
        Assert.Equal(["$a", "$b", "$c"], names.Take(3));
        Assert.Equal(200, names.Distinct().Count());
        Assert.All(names, name => Assert.StartsWith("$", name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_children_are_listed_in_the_order_of_their_creation()
    {
        var parent = Sys.ActorOf(Subject.Quiet());
        var names = Enumerable.Range(0, 30).Select(i => "c" + ((i * 7) % 30)).ToList();
        foreach (var name in names)
            NewChild(parent, BlackHoleActor.Props, name);
        var listed = In(parent, context => context.GetChildren().Select(child => child.Path.Name).ToList());
        Assert.Equal(names, Runtime.IsAkka ? [.. names.Intersect(listed)] : listed);
        Assert.Equal("c21", In(parent, context => context.Child("c21")).Path.Name);
        Assert.True(In(parent, context => context.Child("nope")).IsNobody());
    }

    private sealed class Recreating : ReceiveActor
    {
        public Recreating(IActorRef journal)
        {
            var child = Context.Watch(Context.ActorOf(BlackHoleActor.Props, "child"));
            Receive<string>(_ => Context.Stop(child));
            Receive<Terminated>(_ =>
            {
                child = Context.Watch(Context.ActorOf(BlackHoleActor.Props, "child"));
                journal.Tell("again");
            });
        }
    }
}
