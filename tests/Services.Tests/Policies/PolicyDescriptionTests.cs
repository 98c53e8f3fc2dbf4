using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>What counts for a service, key by key, with its source.</summary>
public class PolicyDescriptionTests
{
    [Fact]
    public void Every_key_is_described_with_its_value_and_source_the_one_that_counts_most_last()
    {
        var policies = PolicySet.Read(
        [
            new("/etc/actors/actors.conf", ByteString.ToBytes("actors {\n  service-defaults.restart.jitter = 0\n  services.\"w*\".restart { mode = never, max-backoff = 5s }\n  services.web.restart.max-backoff = 7s\n}\n")),
            new("/etc/actors/conf.d/10.conf", ByteString.ToBytes("\nactors.services.web.success.exit-codes = [0, 3]\n")),
            PolicyVariables.Layer("ACTORS_SERVICES__WEB__STOP__SIGNAL", "SIGQUIT"),
        ]);
        Assert.Empty(policies.Diagnostics);
        var values = policies.Describe("web").ToDictionary(value => value.Key);
        Assert.Equal(new PolicyValue("restart.jitter", "0", "/etc/actors/actors.conf:2") { Otherwise = "0.2" }, values["restart.jitter"]);
        Assert.Equal(new PolicyValue("restart.mode", "never", "/etc/actors/actors.conf:3") { Otherwise = "always" }, values["restart.mode"]);
        Assert.Equal(new PolicyValue("restart.max-backoff", "7s", "/etc/actors/actors.conf:4") { Otherwise = "1m" }, values["restart.max-backoff"]);
        Assert.Equal(new PolicyValue("success.exit-codes", "[0, 3]", "/etc/actors/conf.d/10.conf:2") { Otherwise = "[0]" }, values["success.exit-codes"]);
        Assert.Equal(new PolicyValue("stop.signal", "SIGQUIT", "ACTORS_SERVICES__WEB__STOP__SIGNAL") { Otherwise = "null" }, values["stop.signal"]);
        Assert.Equal(new PolicyValue("health.interval", "30s", "default") { Otherwise = "30s" }, values["health.interval"]);
        Assert.Equal(["restart.jitter"], policies.Describe("db").Where(value => value.IsChanged).Select(value => value.Key));
    }

    [Fact]
    public void Without_any_policy_everything_is_as_by_default()
    {
        Assert.NotEmpty(PolicySet.None.Describe("web"));
        Assert.All(PolicySet.None.Describe("web").Concat(PolicySet.None.DescribeContainer()), value =>
        {
            Assert.False(value.IsChanged);
            Assert.Equal("default", value.Source);
        });
    }

    [Fact]
    public void The_container_has_logging_control_and_groups()
    {
        var policies = PolicySet.Read([new("a", ByteString.ToBytes("actors {\n  logging.json = on\n  control.users.www-data = change\n  groups.site { services = [db, web],\n    strategy = all-for-one }\n}"))]);
        var values = policies.DescribeContainer().ToDictionary(value => value.Key);
        Assert.Equal(("on", "a:2", true), (values["logging.json"].Value, values["logging.json"].Source, values["logging.json"].IsChanged));
        Assert.Equal(("change", "a:3"), (values["control.users.www-data"].Value, values["control.users.www-data"].Source));
        Assert.Equal(("[db, web]", "a:4"), (values["groups.site.services"].Value, values["groups.site.services"].Source));
        Assert.Equal(("all-for-one", "a:5"), (values["groups.site.strategy"].Value, values["groups.site.strategy"].Source));
        Assert.Equal(("stop", "default"), (values["groups.site.exhausted"].Value, values["groups.site.exhausted"].Source));
        // What all services inherit is seen where it was written.
        Assert.Equal("a:2", policies.Describe("web").Single(value => value.Key == "logging.json").Source);
    }
}
