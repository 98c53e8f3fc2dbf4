using System.Text;
using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>reference.conf is what is compiled in, documents every key that is read and no other, and says the defaults that count.</summary>
public class ReferencePolicyTests
{
    [Fact]
    public void The_shipped_reference_is_the_one_that_is_compiled_in()
    {
        var shipped = File.ReadAllText(Path.Combine(Checkout.Root, "rootfs/etc/actors/reference.conf"));
        Assert.Equal(shipped.Trim(), Encoding.UTF8.GetString(ReferencePolicy.Text).Trim());
    }

    [Fact]
    public void Every_documented_key_is_read_and_every_key_that_is_read_is_documented()
    {
        var reference = PolicySet.Read([]);
        Assert.Empty(reference.Faults()); // a key that nobody reads would be one
        Assert.Empty(reference.Undocumented);
    }

    [Fact]
    public void A_key_that_is_not_in_the_reference_would_be_found()
    {
        var policies = PolicyProbe.Read("actors.service-defaults.stop = null\nactors.service-defaults { stop { signal = INT } }");
        Assert.Contains("actors.service-defaults.stop.timeout", policies.Undocumented);
    }

    [Fact]
    public void The_reference_says_what_holds_without_any_policy()
    {
        var read = PolicySet.Read([]).For("web");
        Assert.Equal(Described(ServicePolicy.Default), Described(read));
    }

    private static string Described(ServicePolicy policy) => System.Text.Json.JsonSerializer.Serialize(policy);
}
