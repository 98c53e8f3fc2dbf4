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
    ];

    [Fact]
    [SuppressMessage("Design", "CA1031", Justification = "an exception is what it looks for")]
    public void Any_text_gives_policies_and_diagnostics_with_their_places()
    {
        var texts = Gen.Elements(s_pieces).ListOf().Select(pieces => string.Join(' ', pieces)).ToArbitrary();
        Prop.ForAll(texts, HasPlaces).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
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
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.NotEqual(0, faults);
    }

    private static bool HasPlaces(string text)
    {
        var policies = PolicyProbe.Read(text, "actors.service-defaults.restart.max-restarts = 3");
        foreach (var name in s_names)
            _ = policies.For(name).Restart.MaxRestarts;
        return policies.Diagnostics.All(fault => fault.File.Length > 0 && fault.Line > 0 && fault.Message.Length > 0);
    }
}
