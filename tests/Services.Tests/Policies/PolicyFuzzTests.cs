using System.Diagnostics.CodeAnalysis;
using System.Text;
using Actors.Services.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Services.Tests.Policies;

/// <summary>Whatever is in a policy, there is a policy for every service, and every complaint has its place.</summary>
public class PolicyFuzzTests
{
    private static readonly string[] s_names = ["web", "web-1", "é", "", "a b"];

    private static readonly string[] s_pieces =
    [
        "actors", ".", "services", "service-defaults", "web", "\"web-*\"", "restart", "mode", "never", "min-backoff", "max-backoff", "5s", "-1", "jitter", "max-restarts",
        "within", "infinite", "success", "exit-codes", "stop", "signal", "TERM", "=", "=", "=", "{", "{", "{", "}", "}", "}", "[", "]", ",", "\n", "\n", "\"", "null", "${actors}",
        "${?X}", "+=", "include", "\"x\"", "#", "1e999", "99999999999999999999", "\u00e9", "\0", "\\u0000", "\"\"\"", "true",
        "command", "type", "oneshot", "groups", "trigger", "instances", "depends-on", "enabled", "@",
    ];

    [Fact]
    [SuppressMessage("Design", "CA1031", Justification = "an exception is what it looks for")]
    public void Any_text_gives_policies_and_diagnostics_with_their_places()
    {
        var texts = Gen.Elements(s_pieces).ListOf().Select(pieces => string.Join(' ', pieces)).ToArbitrary();
        Prop.ForAll(texts, HasPlaces).Check(Config.QuickThrowOnFailure.WithMaxTest(2000 * Times));
    }

    [Fact]
    public void Any_value_at_any_key_gives_policies_and_diagnostics_with_their_places()
    {
        var keys = Encoding.UTF8.GetString(ReferencePolicy.Text).Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(word => word.Length > 0 && word[0] is not ('#' or '}')).ToArray();
        var assignments =
            from section in Gen.Elements("service-defaults", "services.web", "services.\"w*\"", "groups.a", "group-defaults", "control")
            from outer in Gen.Elements(keys)
            from inner in Gen.Elements(keys)
            from value in Gen.Elements("1", "-1", "1.5", "5s", "[]", "[1]", "[[]]", "{}", "{ a = 1 }", "null", "x", "\"\"", "true", "infinite", "SIGKILL", "[a, b]", "\"* * * * *\"", "\"/x\"")
            select $"actors.{section}.{outer}.{inner} = {value}\n";
        var texts = assignments.ListOf().Select(lines => string.Concat(lines)).ToArbitrary();
        var faults = 0;
        Prop.ForAll(texts, text =>
        {
            faults += PolicyProbe.Read(text).Diagnostics.Count;
            return HasPlaces(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500 * Times));
        Assert.NotEqual(0, faults);
    }

    /// <summary>Services of a directory, one of each type.</summary>
    private static SourceSet Sources { get; } = new()
    {
        Definitions =
        [
            new OneshotDefinition { Name = "web", SourceDirectory = "/s/web", Up = OneshotScript.Empty }, new LongrunDefinition { Name = "web-1", SourceDirectory = "/s/web-1" },
            new BundleDefinition { Name = "user", SourceDirectory = "/s/user", Contents = [new("web", "", null)] },
        ],
    };

    /// <summary>How often the usual number of texts is tried: by hand more than in every test run.</summary>
    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("ACTORS_TEST_FUZZ"), out var times) ? times : 1;

    private static bool HasPlaces(string text)
    {
        var policies = PolicyProbe.Read(text, "actors.service-defaults.restart.max-restarts = 3");
        var compilation = Compilation.Of(policies.AddTo(Sources));
        foreach (var name in s_names.Concat(compilation.Graph.Atomics.Select(service => service.Name)))
        {
            _ = policies.For(name).Restart.MaxRestarts;
            Assert.All(policies.Describe(name), value => Assert.NotEqual("", value.Source));
            Assert.Equal(policies.ChangesFrom(PolicySet.None, name).Count, PolicySet.None.ChangesFrom(policies, name).Count);
        }

        Assert.All(policies.DescribeContainer(), value => Assert.NotEqual("", value.Source));
        policies.CheckNames([.. s_names]);
        Assert.Empty(policies.ControlChangesFrom(policies));
        Assert.Empty(policies.GroupChangesFrom(policies));
        return policies.Diagnostics.All(fault => fault.File.Length > 0 && fault.Line > 0 && fault.Message.Length > 0);
    }
}
