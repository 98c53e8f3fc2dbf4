namespace Actors.Logging.Tests;

public class LoggingScriptTests
{
    [Theory]
    [InlineData("x", "unrecognized directive: x")]
    [InlineData("", "unrecognized directive: ")]
    [InlineData("1 n", "unrecognized directive: n")]
    [InlineData("1 n-1", "unrecognized directive: n-1")]
    [InlineData("1 s4294967296", "unrecognized directive: s4294967296")]
    [InlineData("1 S18446744073709551616", "unrecognized directive: S18446744073709551616")]
    [InlineData("1 r1s", "unrecognized directive: r1s")]
    [InlineData("1 R1.5", "unrecognized directive: R1.5")]
    [InlineData("+( 1", "unrecognized directive: +(")]
    [InlineData("t5 1", "syntax error at directive: t5")]
    [InlineData("Tx 1", "syntax error at directive: Tx")]
    [InlineData("ff 1", "syntax error at directive: ff")]
    [InlineData("12", "syntax error at directive: 12")]
    [InlineData("2a", "syntax error at directive: 2a")]
    [InlineData("=", "syntax error at directive: =")]
    [InlineData("n5 s5000", "no action directive specified")]
    [InlineData("- +a", "no action directive specified")]
    [InlineData("nX t5 1", "syntax error at directive: t5")]
    [InlineData("l50000 1", "directive l50000 conflicts with previous s directive")]
    public void A_wrong_directive_is_told_in_the_words_of_s6_log(string script, string message)
    {
        var failure = Assert.Throws<LoggingScriptException>(() => LoggingScript.Parse(script.Length == 0 ? [""] : script.Split(' ')));
        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public void Values_stick_until_changed_but_stamps_are_for_the_next_action()
    {
        var script = LoggingScript.Parse(["n3", "s1", "S77", "l2048", "r5", "R6", "!gzip", "pa", "t", "T", "/x", "s300000000", "?cat", "p", "./y", "!", ".z"]);
        var actions = script.Actions.Cast<DirectoryAction>().ToArray();
        var options = new LogDirectoryOptions("/x")
        {
            MaximumArchives = 3,
            Size = 4096,
            MaximumTotalSize = 77,
            Tolerance = 2048,
            RetryMilliseconds = 5,
            PeriodSeconds = 6,
            Processor = "gzip",
        };
        Assert.Equal(new DirectoryAction(LineStamp.Tai64n | LineStamp.Local, "a", options), actions[0]);
        Assert.Equal(
            new DirectoryAction(LineStamp.None, "", options with { Path = "./y", Size = 268435455, Processor = "cat", ProcessorIsShell = true }), actions[1]);
        Assert.Equal(new DirectoryAction(LineStamp.None, "", options with { Path = ".z", Size = 268435455, Processor = null }), actions[2]);
    }

    [Fact]
    public void Defaults_are_those_of_s6_log()
    {
        var script = LoggingScript.Parse(["/x", "2", "=f"]);
        Assert.Collection(
            script.Actions,
            action => Assert.Equal(
                new LogDirectoryOptions("/x") { MaximumArchives = 10, Size = 99999, Tolerance = 2000, RetryMilliseconds = 2000 }, ((DirectoryAction)action).Directory),
            action => Assert.Equal(200u, ((AlertAction)action).Limit),
            action => Assert.Equal(("f", 1001u), (((StatusFileAction)action).File, ((StatusFileAction)action).Size)));
    }

    [Fact]
    public void A_selection_begins_a_new_element_once_something_is_done()
    {
        var script = LoggingScript.Parse(["-", "+a", "1", "E5", "2", "f", "n4", "1"]);
        Assert.Equal([(2, 2), (1, 1)], script.Elements.Select(element => (element.Selections.Count, element.Actions.Count)));
        Assert.Equal([SelectionKind.Deselect, SelectionKind.Select, SelectionKind.Default], script.Elements.SelectMany(element => element.Selections).Select(selection => selection.Kind));
    }

    [Fact]
    public void Selections_that_select_for_nothing_are_warned_about()
    {
        var script = LoggingScript.Parse(["1", "+a"]);
        Assert.Equal(["ignoring extraneous non-action directives"], script.Warnings);
        Assert.Single(script.Elements);
        Assert.Empty(LoggingScript.Parse(["1", "n5"]).Warnings);
    }

    [Fact]
    public void A_wrong_expression_is_explained()
    {
        var failure = Assert.Throws<LoggingScriptException>(() => LoggingScript.Parse([@"+(a)\1", "1"]));
        Assert.Equal(@"unrecognized directive: +(a)\1", failure.Message);
        Assert.Contains("back reference", failure.Reason);
    }

    [Fact]
    public void S6_LOGGING_SCRIPT_is_split_at_blanks_and_nothing_else() =>
        Assert.Equal(["n20", "-'a", "b'", "T"], LoggingScript.Split(" n20\t-'a b'\n T "));

    [SideBySideFact]
    public void Random_scripts_are_accepted_or_refused_as_by_the_systems_s6_log()
    {
        string[] words =
        [
            "n5", "n", "n-1", "n99999999999", "s4096", "s1", "sx", "S0", "S5", "S99999999999999999999", "l2000", "l2049", "l99999", "r50", "r", "E0", "E7", "Ex", "^5", "^",
            "p", "pfoo", "!", "!cat", "?", "?cat", "t", "T", "t1", "T2", "+", "+a", "-", "-b", "+[", "-(", "+)", "-*", "f", "fx", "1", "1x", "2", "=s", "=", "./d1", "./d2", "x", "d",
        ];
        var random = new Random(1);
        using var directory = new TemporaryDirectory();
        for (var round = 0; round < 300; round++)
        {
            string[] script = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => words[random.Next(words.Length)]).Distinct()];
            foreach (var old in Directory.GetDirectories(directory.Path))
                Directory.Delete(old, recursive: true);
            var theirs = DebianS6Log.Run(directory.Path, ["--", .. script], []);
            var (ours, message) = (0, "");
            try
            {
                message = string.Concat(LoggingScript.Parse(script).Warnings.Select(warning => $"s6-log: warning: {warning}\n"));
            }
            catch (LoggingScriptException failure)
            {
                (ours, message) = (100, $"s6-log: fatal: {failure.Message}\n");
            }

            Assert.True(theirs.ExitCode == ours && (ours == 0 ? theirs.Error == message : theirs.Error.EndsWith(message, StringComparison.Ordinal)), $"{string.Join(' ', script)}: theirs {theirs}, ours {ours} {message}");
        }
    }
}
