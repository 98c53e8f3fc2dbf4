using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>What counts for a service, and what is said of faults.</summary>
public class PolicySetTests
{
    [Fact]
    public void Defaults_patterns_and_the_own_entry_count_in_that_order()
    {
        var policies = PolicyProbe.Read("""
            actors {
              service-defaults.restart { max-restarts = 1, mode = on-failure }
              services {
                web-1.restart.max-restarts = 4
                "web-*".restart.max-restarts = 2
                "*-1".restart { max-restarts = 3, within = 10s }
              }
            }
            """);
        Assert.Empty(policies.Faults());
        Assert.Equal([1, 2, 3, 4], new[] { "db", "web-2", "x-1", "web-1" }.Select(name => policies.For(name).Restart.MaxRestarts!.Value));
        Assert.Equal(TimeSpan.FromSeconds(10), policies.For("web-1").Restart.Within);
        Assert.Equal(RestartMode.OnFailure, policies.For("web-1").Restart.Mode);
    }

    [Fact]
    public void A_later_file_counts_more_and_can_refer_to_an_earlier_one()
    {
        var policies = PolicyProbe.Read("pause = 3s\nactors.service-defaults.restart { min-backoff = 1s, jitter = 0 }", "actors.service-defaults.restart.min-backoff = ${pause}");
        Assert.Empty(policies.Faults());
        Assert.Equal(TimeSpan.FromSeconds(3), policies.For("a").Restart.MinBackoff);
        Assert.Equal(0, policies.For("a").Restart.Jitter);
    }

    [Theory]
    [InlineData("actors.services.web.restart.max-restart = 3", "1: unknown key actors.services.web.restart.max-restart (is max-restarts meant?)")]
    [InlineData("\nactors.service-default {}", "2: unknown key actors.service-default (is service-defaults meant?)")]
    [InlineData("actor.services {}", "1: unknown key actor (is actors meant?)")]
    [InlineData("actors.service-defaults.restart.mode = allways", "1: actors.service-defaults.restart.mode: expected always, on-failure or never, found allways (is always meant?)")]
    [InlineData("actors.service-defaults.restart.jitter = 2", "1: actors.service-defaults.restart.jitter: expected a number from 0 to 1, found 2")]
    [InlineData("actors.service-defaults.restart.max-restarts = -1", "1: actors.service-defaults.restart.max-restarts: expected a whole number from 0 to 2147483647, found -1")]
    [InlineData("actors.service-defaults.success.exit-codes = [1, 256]", "1: actors.service-defaults.success.exit-codes: expected whole numbers from 0 to 255, found 256")]
    [InlineData("actors.service-defaults.stop.signal = SIGFOO", "1: actors.service-defaults.stop.signal: expected a signal, like SIGTERM or 15, found SIGFOO")]
    [InlineData("actors.service-defaults.stop.kill-group = maybe", "1: actors.service-defaults.stop.kill-group: expected true or false (or yes, no, on, off), found \"maybe\"")]
    [InlineData("actors.service-defaults.restart.min-backoff = 5m", "1: actors.service-defaults.restart.min-backoff: it is longer than max-backoff, 60 s (set both)")]
    [InlineData("actors.services.web.readiness { kind = log, pattern = x, fd = 1 }", "1: actors.services.web.readiness.fd: it would be taken from the service's stdin, stdout or stderr (use 3, or another one that the service does not)")]
    [InlineData("actors.services.web = 3", "1: actors.services.web: expected an object, like { key = value }")]
    public void A_fault_is_one_line_with_its_place_and_what_to_do(string text, string fault) =>
        Assert.Equal($"{PolicyProbe.File}:{fault}", Assert.Single(PolicyProbe.Read(text).Faults()));

    [Fact]
    public void An_entry_that_no_service_has_is_checked_all_the_same_and_only_once()
    {
        var policies = PolicyProbe.Read("actors.services.\"w*\".restart.mode = 7");
        policies.For("web");
        policies.For("wow");
        Assert.Single(policies.Faults());
    }

    [Fact]
    public void Beside_a_fault_everything_else_counts()
    {
        var policies = PolicyProbe.Read("actors.service-defaults.restart { mode = 1, max-restarts = 2 }");
        Assert.Single(policies.Faults());
        Assert.Equal(2, policies.For("a").Restart.MaxRestarts);
        Assert.Equal(RestartMode.Always, policies.For("a").Restart.Mode);
    }

    [Fact]
    public void A_file_that_cannot_be_parsed_is_left_out_alone()
    {
        var policies = PolicyProbe.Read("actors {\n  service-defaults.restart.max-restarts = 2\n}", "actors {\n oh = [", "actors.service-defaults.restart.mode = never");
        Assert.StartsWith("/etc/actors/conf.d/1.conf:2: ", Assert.Single(policies.Faults()), StringComparison.Ordinal);
        Assert.Equal(2, policies.For("a").Restart.MaxRestarts);
        Assert.Equal(RestartMode.Never, policies.For("a").Restart.Mode);
    }

    [Fact]
    public void Variables_count_most_and_a_part_with_small_letters_is_a_name_as_it_stands()
    {
        var policies = PolicySet.Read(
        [
            PolicyVariables.Layer("ACTORS_SERVICE_DEFAULTS__RESTART__MAX_BACKOFF", "90s"),
            PolicyVariables.Layer("ACTORS_SERVICES__my_Web__SUCCESS__EXIT_CODES", "[0, 3]"),
            PolicyVariables.Layer("ACTORS_SERVICES__WEB_1__STOP__SIGNAL", "int"),
        ]);
        Assert.Empty(policies.Faults());
        Assert.Equal(TimeSpan.FromSeconds(90), policies.For("x").Restart.MaxBackoff);
        Assert.Equal([0, 3], policies.For("my_Web").SuccessCodes.ToArray());
        Assert.Equal(Signal.Int, policies.For("web-1").Stop.Signal);
    }

    [Fact]
    public void A_fault_of_a_variable_names_it()
    {
        var policies = PolicySet.Read([PolicyVariables.Layer("ACTORS_SERVICE_DEFAULTS__RESTART__MODE", "some\"times")]);
        Assert.Equal("environment variable ACTORS_SERVICE_DEFAULTS__RESTART__MODE", Assert.Single(policies.Diagnostics).File);
    }

    [Fact]
    public void A_variable_that_only_begins_like_a_policy_is_no_more_than_a_warning()
    {
        var policies = PolicySet.Read([PolicyVariables.Layer("ACTORS_GUILD", "screen"), PolicyVariables.Layer("ACTORS_SERVICE_DEFAULTS__RESTARTS", "1")]);
        Assert.Equal([Severity.Warning, Severity.Error], policies.Diagnostics.Select(fault => fault.Severity).Order());
    }

    [Fact]
    public void Without_a_policy_every_service_has_the_same_one()
    {
        Assert.True(PolicySet.None.IsEmpty);
        Assert.Same(ServicePolicy.Default, PolicySet.None.For("web"));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("web-*", "web-1", true)]
    [InlineData("web-*", "web", false)]
    [InlineData("*-log", "a-log-log", true)]
    [InlineData("?eb", "web", true)]
    [InlineData("?eb", "weeb", false)]
    [InlineData("a*b*c", "aXbXbc", true)]
    [InlineData("a*b*c", "aXbXcb", false)]
    public void Patterns_match_whole_names(string pattern, string name, bool matches) => Assert.Equal(matches, NamePattern.Matches(pattern, name));
}
