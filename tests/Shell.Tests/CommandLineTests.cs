using Actors.Platform;

namespace Actors.Shell.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Without_a_command_it_says_what_there_is()
    {
        var run = Run.Of();
        Assert.Equal(100, run.Code);
        Assert.Contains("check", run.Output);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("graph", "-h")]
    public void Help_is_output_and_success(params string[] arguments)
    {
        var run = Run.Of(arguments);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Usage:\n  actors", run.Output);
    }

    [Fact]
    public void Help_says_which_addresses_this_build_can_reach()
    {
        var help = string.Join(' ', Run.Of("--help").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("--remote <HOST:PORT> where another machine's pid 1 listens: the address and port that its policy names (actors.control.remote.listen)", help, StringComparison.Ordinal);
        Assert.Contains(
            Control.ControlClient.AkkaAddressForm is null ? "; over Akka.Remote only with a build on Akka.NET" : ", or over Akka.Remote (akka-listen) akka.tcp://actors@HOST:PORT", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unrecognized command or argument 'chek'", "chek")]
    [InlineData("'--fro'", "graph", "--fro")]
    [InlineData("actors graph --help", "graph", "-o", "png")]
    public void A_wrong_command_line_is_a_usage_error(string message, params string[] arguments)
    {
        var run = Run.Of(arguments);
        Assert.Equal((100, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error);
        Assert.All(run.Error.TrimEnd().Split('\n'), line => Assert.StartsWith("actors: usage: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_begin_with_an_at_sign_are_words() =>
        Assert.Equal("actors: fatal: unable to check @x: it is not a directory\n", Run.Of("check", "@x").Error);

    [Theory]
    [InlineData("check completion config", "c")]
    [InlineData("bash fish zsh", "completion", "")]
    [InlineData("dot mermaid svg text", "graph", "--format", "")]
    [InlineData("--strict", "check", "--str")]
    [InlineData("--json", "check", "/", "--j")]
    [InlineData("", "graph", "-d", "")]
    [InlineData("", "check", "--", "--s")]
    public void Words_are_completed(string expected, params string[] words) =>
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Run.Of(["complete", "--", .. words]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_word_of_other_bytes_than_ASCII_is_completed_as_it_is() =>
        Assert.Equal("caf\u00e9\tA service\n"u8, Commands.CompleteCommand.Line(new(ByteString.FromText("caf\u00e9"), "A service")));

    [Fact]
    public void What_speaks_another_protocol_is_no_pid_1()
    {
        var run = Run.Of("--stdio", "echo hello", "status");
        Assert.Equal(111, run.Code);
        Assert.StartsWith("actors: fatal: ", run.Error);
    }

    [Fact]
    public void A_terminal_is_not_steered_by_what_is_wrong() => Assert.DoesNotContain('\u001b', Run.Of("\u001b[2J").Error);
}
