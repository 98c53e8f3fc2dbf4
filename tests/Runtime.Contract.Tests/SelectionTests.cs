namespace Actors.Runtime.Contract.Tests;

public class SelectionTests : ContractTest
{
    private readonly IActorRef _parent;

    public SelectionTests()
    {
        _parent = Sys.ActorOf(Subject.Quiet(), "parent");
        foreach (var name in new[] { "a1", "a2", "b1" })
        {
            var child = NewChild(_parent, Subject.Quiet(), name);
            NewChild(child, SimpleEchoActor.Props(), "leaf");
        }
    }

    [Theory]
    [InlineData("/user/parent/a1", "a1")]
    [InlineData("akka://test/user/parent/a1", "a1")]
    [InlineData("/user/parent/a?", "a1 a2")]
    [InlineData("/user/parent/*", "a1 a2 b1")]
    [InlineData("/user/parent/*1", "a1 b1")]
    [InlineData("/user/parent/*/leaf", "leaf leaf leaf")]
    [InlineData("/user/parent/b1/..", "parent")]
    [InlineData("/user/parent/b1/../a2", "a2")]
    [InlineData("/user/parent/**", "a1 a2 b1 leaf leaf leaf")]
    [InlineData("user/parent/a1", "a1")]
    public void A_path_selects(string path, string names)
    {
        Sys.ActorSelection(path).Tell(new Identify("id"));
        var found = ReceiveN(names.Split(' ').Length).Cast<ActorIdentity>().Select(identity => identity.Subject.Path.Name).Order(StringComparer.Ordinal);
        Assert.Equal(names, string.Join(' ', found));
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_actor_selects_from_where_it_is()
    {
        var a1 = await Sys.ActorSelection("/user/parent/a1").ResolveOne(TimeSpan.FromSeconds(20));
        var selection = In(a1, context => context.ActorSelection("../b1"));
        selection.Tell("x", TestActor);
        ExpectMsg("x");
        Assert.Equal("b1", LastSender.Path.Name);
        Sys.ActorSelection(a1, "leaf").Tell("y", TestActor);
        ExpectMsg("y");
        Assert.Equal("leaf", LastSender.Path.Name);
        Sys.ActorSelection(a1.Path).Tell("z", TestActor);
        ExpectMsg("z");
    }

    [Fact]
    public async Task One_can_be_resolved()
    {
        Assert.Equal(_parent, await Sys.ActorSelection("/user/parent").ResolveOne(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/nobody").ResolveOne(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/parent/x*").ResolveOne(Moment));
    }

    [Fact]
    public void Nobody_at_a_path_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        Sys.ActorSelection("/user/nobody/at/all").Tell("lost");
        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("lost", letter.Message);
        Assert.Equal("/user/nobody/at/all", letter.Recipient.Path.ToStringWithoutAddress());
        Sys.ActorSelection("/user/parent/x*").Tell("lost, too");
        letter = ExpectMsg<DeadLetter>();
        Assert.Equal("lost, too", letter.Message);
        Assert.Equal("/user/parent/x*", letter.Recipient.Path.ToStringWithoutAddress());
        Sys.ActorSelection("/user/parent/*/x").Tell("not lost: several were meant");
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_selection_is_written_and_compared()
    {
        var selection = Sys.ActorSelection("/user/parent/*");
        Assert.Equal("/user/parent/*", selection.PathString);
        Assert.Equal(selection, Sys.ActorSelection("/user/parent/*"));
        Assert.NotEqual(selection, Sys.ActorSelection("/user/parent/a*"));
    }
}
