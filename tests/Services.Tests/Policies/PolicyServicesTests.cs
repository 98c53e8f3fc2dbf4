using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>Services that policies declare, and what they add to those of directories.</summary>
public sealed class PolicyServicesTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_service_with_a_command_is_in_the_bundle_user_and_needs_base()
    {
        var graph = Compile("actors.services { a.command = [a, b], b { type = oneshot, command = \"x y\", finish = [z], depends-on = [a], enabled = false } }", out _);
        var (a, b) = (graph.Find("a")!, graph.Find("b")!);
        Assert.Equal(["a", "b"], ((LongrunDefinition)a.Definition).Command.ToArray());
        Assert.Equal(["base-script"], a.Dependencies.Where(service => !service.IsInternal).Select(service => service.Name));
        Assert.Equal(["/bin/sh", "-c", "x y"], ((OneshotDefinition)b.Definition).Up.Arguments.ToArray());
        Assert.Equal(["z"], ((OneshotDefinition)b.Definition).Down.Arguments.ToArray());
        Assert.Contains(a, b.Dependencies);
        Assert.Equal(["a", "old"], graph.FindBundle("user")!.Atomics.Select(service => service.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_template_becomes_the_bundle_of_its_instances()
    {
        var graph = Compile("actors.services { w { command = [run, \"%i\"], instances = 2 }, old.instances = [x] }", out _);
        Assert.Equal(["w@1", "w@2"], graph.FindBundle("w")!.Atomics.Select(service => service.Name));
        Assert.Equal(["run", "2"], ((LongrunDefinition)graph.Find("w@2")!.Definition).Command.ToArray());
        Assert.Equal(["old@x"], graph.FindBundle("old")!.Atomics.Select(service => service.Name));
        Assert.Contains(graph.Find("old@x")!, graph.FindBundle("user")!.Atomics);
    }

    [Fact]
    public void A_oneshot_of_a_directory_can_have_instances_too()
    {
        var graph = Compile("actors.services.base-script.instances = [x, y]", out var policies);
        Assert.Empty(policies.Faults());
        Assert.Equal(["base-script@x", "base-script@y"], graph.FindBundle("base-script")!.Atomics.Select(service => service.Name));
    }

    [Fact]
    public void An_instance_that_is_not_enabled_does_not_start_with_the_others()
    {
        var graph = Compile("actors.services { old.instances = [x, y], \"old@x\".enabled = false, w { command = run, instances = 2, enabled = false } }", out _);
        Assert.Equal(["old@y"], graph.FindBundle("old")!.Atomics.Select(service => service.Name));
        Assert.NotNull(graph.Find("old@x"));
        Assert.Equal(["w@1", "w@2"], graph.FindBundle("w")!.Atomics.Select(service => service.Name));
    }

    [Fact]
    public void Timeouts_of_the_policy_count_more_than_those_of_the_directory()
    {
        var graph = Compile("actors.services.old.timeouts { up = 2s, down = 1500ms }", out _);
        Assert.Equal((2000u, 1500u), (graph.Find("old")!.Definition.TimeoutUp, graph.Find("old")!.Definition.TimeoutDown));
    }

    [Theory]
    [InlineData("actors.services.old.command = x", "a service of that name is declared in")]
    [InlineData("actors.services.\"a/b\".command = x", "cannot hold a slash")]
    [InlineData("actors.services.\"a*\".command = x", "a pattern names services")]
    [InlineData("actors.services.a { command = [] }", "it is empty")]
    [InlineData("actors.services.old.depends-on = [x]", "it is for services with a command")]
    public void What_cannot_be_a_service_is_a_fault_with_its_place(string policy, string fault)
    {
        Compile(policy, out var policies);
        Assert.StartsWith($"{PolicyProbe.File}:1: ", Assert.Single(policies.Faults()), StringComparison.Ordinal);
        Assert.Contains(fault, policies.Faults()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_difference_of_two_policies_is_told_key_by_key()
    {
        var (old, next) = (PolicyProbe.Read("actors.service-defaults.restart.jitter = 0.5"), PolicyProbe.Read("actors.services.a.process.nice = 3"));
        Assert.Equal(["a: process.nice is 3, was null True", "a: restart.jitter is 0.2, was 0.5 False"], next.ChangesFrom(old, "a").Select(change => $"{change} {change.NeedsProcess}").Order(StringComparer.Ordinal));
        Assert.Equal(["a: restart.jitter is 0.5, was 0.2"], old.ChangesFrom(PolicySet.None, "a").Select(change => change.ToString()));
    }

    [Theory]
    [InlineData("trigger.every = 1h", "", true)]
    [InlineData("", "trigger.path = /x", true)]
    [InlineData("trigger.every = 1h", "trigger.every = 2h", false)]
    [InlineData("readiness { kind = log, pattern = a }", "readiness { kind = log, pattern = b }", true)]
    [InlineData("readiness { kind = file, path = /a }", "readiness { kind = file, path = /b }", false)]
    public void What_only_another_process_can_follow_needs_one(string before, string after, bool isNeeded)
    {
        var changes = PolicyProbe.Read($"actors.services.a {{ {after} }}").ChangesFrom(PolicyProbe.Read($"actors.services.a {{ {before} }}"), "a");
        Assert.Equal(isNeeded, Assert.Single(changes).NeedsProcess);
    }

    private ServiceGraph Compile(string policy, out PolicySet policies)
    {
        _tree.File("base/type", "bundle\n");
        _tree.File("base/contents", "base-script\n");
        _tree.File("base-script/type", "oneshot\n");
        _tree.File("base-script/up", "true\n");
        _tree.File("old/type", "longrun\n");
        _tree.File("old/run", "#!/bin/sh\n");
        _tree.File("old/timeout-up", "7\n");
        _tree.File("user/type", "bundle\n");
        _tree.File("user/contents", "old\n");
        policies = PolicyProbe.Read(policy);
        var compilation = Compilation.Of(policies.AddTo(SourceReader.Read([_tree.Source])));
        Assert.Null(compilation.FirstError);
        return compilation.Graph;
    }
}
