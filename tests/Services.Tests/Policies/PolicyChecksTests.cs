using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>What policies say that cannot be meant, with file and line and what to do.</summary>
public sealed class PolicyChecksTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_service_without_a_command_cannot_have_a_type()
    {
        var policies = PolicyProbe.Read("actors.services {\n  job {\n    type = oneshot\n  }\n}");
        Assert.Equal(
            ["/etc/actors/actors.conf:3: actors.services.job.type: a service that is declared here needs a command (add command = [program, argument, ...]; or remove type, where a service directory says what it is)"],
            policies.Faults());
        Assert.Empty(PolicyProbe.Read("actors.services.job { type = oneshot, command = \"true\" }").Faults());
    }

    [Theory]
    [InlineData("every = 1m")]
    [InlineData("cron = \"@daily\"")]
    [InlineData("path = /etc/x")]
    public void A_oneshot_cannot_be_triggered(string trigger)
    {
        var policies = PolicyProbe.Read($"actors.services.job {{\n  type = oneshot\n  command = \"true\"\n  trigger {{\n    {trigger}\n  }}\n}}");
        _ = policies.AddTo(new SourceSet { Definitions = [] });
        var key = trigger.Split(' ')[0];
        Assert.Equal(
            [$"/etc/actors/actors.conf:5: actors.services.job.trigger.{key}: job is a oneshot, which is run once, when it is started (make it a longrun: a trigger runs that each time, and waits for its end)"],
            policies.Faults());
        Assert.Equal(Severity.Error, policies.Diagnostics[0].Severity);
    }

    [Fact]
    public void What_only_longruns_have_is_a_warning_for_a_oneshot_of_a_directory_or_of_a_template()
    {
        _tree.Oneshot("prepare");
        var policies = PolicyProbe.Read("actors.services {\n  prepare.restart.mode = never\n  job { type = oneshot, command = \"true\", instances = 2\n    health { kind = tcp, address = 80 } }\n  \"*\".stop.timeout = 3s\n}");
        _ = policies.AddTo(SourceReader.Read([_tree.Source]));
        Assert.Equal(
            [
                "/etc/actors/actors.conf:2: actors.services.prepare.restart: prepare is a oneshot, for which this does nothing (remove it, or make it a longrun)",
                "/etc/actors/actors.conf:4: actors.services.job.health: job is a oneshot, for which this does nothing (remove it, or make it a longrun)",
            ],
            policies.Faults());
        Assert.All(policies.Diagnostics, fault => Assert.Equal(Severity.Warning, fault.Severity));
    }

    [Fact]
    public void A_service_that_several_groups_name_is_an_error_and_one_that_another_means_by_a_pattern_a_warning()
    {
        var policies = PolicyProbe.Read("actors {\n  groups.one.services = [web]\n  groups.two { strategy = all-for-one\n    services = [db, web] }\n  groups.three.services = [\"d*\"]\n  services.web.command = \"true\"\n  services.db.command = \"true\"\n}");
        _ = policies.AddTo(new SourceSet { Definitions = [] });
        Assert.Equal(
            [
                "/etc/actors/actors.conf:4: actors.groups.two.services: web is in the group one already, and that one counts (a service can be in one group: take it out of the other)",
                "/etc/actors/actors.conf:5: actors.groups.three.services: db is in the group two already, and that one counts (a service can be in one group: take it out of the other)",
            ],
            policies.Faults());
        Assert.Equal([Severity.Error, Severity.Warning], policies.Diagnostics.Select(fault => fault.Severity));
    }

    [Fact]
    public void Entries_and_groups_that_name_no_service_are_warnings_with_the_name_that_may_be_meant()
    {
        var policies = PolicyProbe.Read("actors {\n  services.webb.restart.mode = never\n  services.\"x-*\".restart.mode = never\n  groups.site.services = [web, \"db?\"]\n}");
        policies.CheckNames(["web", "db"]);
        Assert.Equal(
            [
                "/etc/actors/actors.conf:2: actors.services.webb: there is no such service (is web meant?)",
                "/etc/actors/actors.conf:3: actors.services.x-*: there is no such service (declare it by a command of its own or a directory, or remove what names it)",
                "/etc/actors/actors.conf:4: actors.groups.site.services: there is no service db? (is db meant?)",
            ],
            policies.Faults());
    }

    [Fact]
    public void A_variable_is_named_where_it_is_the_one_at_fault()
    {
        var policies = PolicySet.Read([PolicyVariables.Layer("ACTORS_SERVICES__WEB__RESTART__MOOD", "never")]);
        Assert.Contains("ACTORS_SERVICES__WEB__RESTART__MOOD", policies.Diagnostics.Single().File, StringComparison.Ordinal);
    }
}
