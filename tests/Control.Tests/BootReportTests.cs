namespace Actors.Control.Tests;

public class BootReportTests
{
    private static readonly BootReport s_report = new(
        [],
        [
            new BootService("base", ServiceKind.Oneshot) { Requested = 0.1, Ready = 0.2, IsOfBoot = true },
            new BootService("quick", ServiceKind.Longrun) { Requested = 0.2, Ready = 0.25, IsOfBoot = true, Dependencies = ["base"] },
            new BootService("database", ServiceKind.Longrun) { Requested = 0.2, Ready = 1.5, IsOfBoot = true, Dependencies = ["base"] },
            new BootService("web", ServiceKind.Longrun) { Requested = 1.5, Ready = 1.75, IsOfBoot = true, Dependencies = ["quick", "database"] },
            new BootService("later", ServiceKind.Longrun) { Requested = 60, Ready = 90, Dependencies = ["web"] },
            new BootService("hangs", ServiceKind.Longrun) { Requested = 0.2, IsOfBoot = true, Dependencies = ["base"] },
        ]);

    [Fact]
    public void The_critical_chain_leads_to_what_was_ready_last_by_the_dependencies_that_were() =>
        Assert.Equal(["base", "database", "web"], s_report.CriticalChain.Select(service => service.Name));

    [Fact]
    public void Blame_has_what_took_longest_first_and_nothing_that_came_later() =>
        Assert.Equal(["database", "web", "base", "quick"], s_report.Blame.Select(service => service.Name));
}
