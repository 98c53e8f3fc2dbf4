using Actors.Platform;

namespace Actors.Execline.Tests;

/// <summary>Chains that end in this process: what they come to is their exit code and what a last word saw.</summary>
public sealed class ChainTests : IDisposable
{
    private readonly List<string> _seen = [];

    [Theory]
    [InlineData("exit 5", 5)]
    [InlineData("define X 7 exit $X", 7)]
    [InlineData("export A 3 importas X A exit $X", 3)]
    [InlineData("eltest a = a", 0)]
    [InlineData("eltest a = b", 1)]
    [InlineData("exit x", 100)]
    [InlineData("importas -i X NOSUCH exit 0", 100)]
    [InlineData("case abc { a.c { exit 4 } } exit 5", 4)]
    [InlineData("case abc { b { exit 4 } } exit 5", 5)]
    [InlineData("multidefine \"a b\" { X Y } eltest $Y = b", 0)]
    [InlineData("multisubstitute { define A $B define B 1 } eltest $A = \\\\$B", 0)]
    [InlineData("execlineb -c \"exit 9\"", 9)]
    [InlineData("execlineb -s1 -c \"eltest $@ = b\" a b", 0)]
    [InlineData("nosuchprogram", 127)]
    [InlineData("/etc/passwd", 126)]
    [InlineData("tryexec { nosuchprogram } exit 3", 3)]
    [InlineData("if { exit 3 } exit 0", 3)]
    [InlineData("if -n { exit 3 } exit 4", 4)]
    [InlineData("ifelse { eltest 1 -eq 1 } { exit 3 } exit 4", 3)]
    [InlineData("foreground { exit 3 } importas X ? exit $X", 3)]
    [InlineData("foreground { importas -i X NOSUCH exit 3 } importas X ? exit $X", 100)]
    [InlineData("foreground { /bin/sh -c \"exit 3\" } importas X ? exit $X", 3)]
    [InlineData("foreground { /bin/sh -c \"kill -9 $$\" } importas X ? eltest $X -eq 265", 0)]
    [InlineData("foreground { nosuchprogram } importas X ? exit $X", 127)]
    [InlineData("forx -o 0 -E X { 0 6 7 } exit $X", 6)]
    [InlineData("loopwhilex exit 4", 4)]
    [InlineData("observe-for-test a \"b c\"", 42)]
    public void A_chain_ends_with_its_last_words_code(string line, int expected) => Assert.Equal(expected, Run(line));

    [Fact]
    public void A_word_of_another_table_sees_arguments_and_environment_as_the_chain_left_them()
    {
        Assert.Equal(42, Run("export A 1 unexport B define -s X \"y z\" observe-for-test $X"));
        Assert.Equal(["observe-for-test", "y", "z", "A=1", "B="], _seen);
    }

    [Fact]
    public void What_a_block_changes_is_not_seen_outside()
    {
        Assert.Equal(42, Run("foreground { export A inner exit 0 } observe-for-test"));
        Assert.Equal(["observe-for-test", "A=", "B=2"], _seen);
    }

    // A chain has the process for itself and gives SIGPIPE its default action back; this process needs it ignored.
    public void Dispose() => Signals.SetIgnored(Signal.Pipe);

    private int Run(string line)
    {
        Assert.True(ExeclineLexer.TryParse(line, out var arguments, out _));
        var words = new WordTable(ExeclineWords.Find, name => name == "observe-for-test" ? See : null);
        // Nothing is found there, so that no word can be a program of the machine's: this process would become it.
        var environment = EnvironmentBlock.Of("PATH=/nonexistent", "B=2");
        return Chain.Run(words, Pass, "test", ["test", .. arguments], environment);
    }

    private static ChainStep Pass(ChainContext context) => ChainStep.Continue(context.Arguments[1..]);

    private ChainStep See(ChainContext context)
    {
        _seen.AddRange([.. context.Arguments, $"A={context.Environment["A"]}", $"B={context.Environment["B"]}"]);
        return ChainStep.Exit(42);
    }
}
