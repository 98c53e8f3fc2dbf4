using Actors.Policies;
using Actors.Services.Policies;
using static Actors.Policies.GroupProtocol;

namespace Actors.Tests.Policies;

/// <summary>Who is restarted with whom, and in which order.</summary>
public class GroupActorTests : TestKit
{
    private readonly Dictionary<string, TestProbe> _services = [];
    private readonly TestProbe _failures;
    private IActorRef _group = ActorRefs.Nobody;

    public GroupActorTests() => _failures = CreateTestProbe();

    [Fact]
    public void One_for_one_releases_only_the_one_that_ended()
    {
        Make(new GroupPolicy("g") { Services = ["a", "b"], Strategy = GroupStrategy.OneForOne }, "a", "b");
        Down("a");
        Expect<Release>("a");
        ExpectNothing("b");
    }

    [Fact]
    public void All_for_one_holds_the_others_and_releases_all_in_order_each_when_the_one_before_is_ready()
    {
        Make(new GroupPolicy("g") { Services = ["a", "b", "c"], Strategy = GroupStrategy.AllForOne }, "c", "a", "b");
        Down("b");
        Expect<Hold>("a");
        Expect<Hold>("c");
        _group.Tell(new Held("c"));
        ExpectNothing("a", "b", "c"); // a is not down yet
        _group.Tell(new Held("a"));
        Expect<Release>("a");
        ExpectNothing("b", "c");
        _group.Tell(new Risen("a"));
        Expect<Release>("b");
        _group.Tell(new Risen("b"));
        Expect<Release>("c");
    }

    [Fact]
    public void Rest_for_one_leaves_alone_what_stands_before()
    {
        Make(new GroupPolicy("g") { Services = ["a", "b", "c-*"], Strategy = GroupStrategy.RestForOne }, "a", "b", "c-1", "c-2");
        Down("b");
        Expect<Hold>("c-1");
        Expect<Hold>("c-2");
        _group.Tell(new Held("c-1"));
        _group.Tell(new Held("c-2"));
        Expect<Release>("b");
        _group.Tell(new Risen("b"));
        Expect<Release>("c-1");
        _group.Tell(new Risen("c-1"));
        Expect<Release>("c-2");
        ExpectNothing("a");
    }

    [Fact]
    public void One_that_ends_again_while_the_others_wait_begins_it_again()
    {
        Make(new GroupPolicy("g") { Services = ["a", "b"], Strategy = GroupStrategy.AllForOne }, "a", "b");
        Down("a");
        Expect<Hold>("b");
        _group.Tell(new Held("b"));
        Expect<Release>("a");
        Down("a"); // before it was ready: b still waits
        Expect<Release>("a");
        _group.Tell(new Risen("a"));
        Expect<Release>("b");
    }

    [Fact]
    public void One_that_leaves_is_not_waited_for()
    {
        Make(new GroupPolicy("g") { Services = ["a", "b"], Strategy = GroupStrategy.AllForOne }, "a", "b");
        Down("a");
        Expect<Hold>("b");
        _group.Tell(new Left("b"));
        Expect<Release>("a");
    }

    [Fact]
    public void When_restarts_are_used_up_all_give_up()
    {
        Make(new GroupPolicy("g") { Services = ["a", "b"], Strategy = GroupStrategy.OneForOne, MaxRestarts = 1 }, "a", "b");
        Down("a");
        Expect<Release>("a");
        Down("b");
        Expect<GiveUp>("a");
        Expect<GiveUp>("b");
    }

    [Fact]
    public void What_a_service_escalates_goes_up_where_the_group_does_not_answer_it()
    {
        Make(new GroupPolicy("g") { Services = ["a"], Exhausted = ExhaustedAction.Shutdown }, "a");
        _group.Tell(new MemberFailed(new ServiceFailedException("a", new Actors.Platform.ExitStatus(7, 0), escalates: true)));
        var failure = _failures.ExpectMsg<ServiceFailedException>();
        Assert.Equal((7, false), (failure.ExitCode, failure.Escalates));
    }

    private void Make(GroupPolicy policy, params string[] services)
    {
        var report = new Reporter((_, _, _) => { }, verbosity: 0);
        var made = CreateTestProbe();
        Sys.ActorOf(Props.Create(() => new ParentActor(Props.Create(() => new GroupActor(policy, report)), made.Ref, _failures.Ref)));
        _group = made.ExpectMsg<IActorRef>();
        foreach (var service in services)
        {
            _services[service] = CreateTestProbe();
            _group.Tell(new Join(service, _services[service].Ref));
        }
    }

    private void Down(string service) => _group.Tell(new MemberDown(service, TimeSpan.FromMilliseconds(1), null));

    private void Expect<T>(string service) => _services[service].ExpectMsg<T>(TimeSpan.FromSeconds(20));

    private void ExpectNothing(params string[] services)
    {
        foreach (var service in services)
            _services[service].ExpectNoMsg(TimeSpan.FromMilliseconds(20));
    }

    private sealed class ParentActor : ReceiveActor
    {
        private readonly IActorRef _failures;

        public ParentActor(Props child, IActorRef made, IActorRef failures)
        {
            _failures = failures;
            made.Tell(Context.ActorOf(child, "group"));
            ReceiveAny(_ => { });
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
        {
            _failures.Tell(failure, Sender);
            return Directive.Resume;
        }, loggingEnabled: false);
    }
}
