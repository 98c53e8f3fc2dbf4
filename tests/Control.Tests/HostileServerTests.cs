using Actors.Platform;

namespace Actors.Control.Tests;

/// <summary>What answers need not be pid 1: the command of <c>--stdio</c> may be any.</summary>
public sealed class HostileServerTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("\"ok\"")]
    [InlineData("[{\"ok\":true}]")]
    [InlineData("{}")]
    [InlineData("{\"ok\":1}")]
    [InlineData("{\"ok\":false}")]
    [InlineData("{\"ok\":false,\"error\":\"no\"}")]
    [InlineData("{\"ok\":false,\"error\":{\"code\":1,\"message\":2}}")]
    public void What_is_no_answer_is_said_to_be_none(string line)
    {
        var failure = Assert.Throws<ControlException>(() => Ask(line + "\n"));
        Assert.Equal((ControlErrors.NoProtocol, "unable to read from pid 1: what answers does not speak its protocol"), (failure.Code, failure.Message));
    }

    [Fact]
    public void An_answer_to_another_request_is_passed_over() =>
        Assert.Equal("mine", Assert.Throws<ControlException>(() => Ask(Refusal("\"1\"", "a text") + Refusal("7", "another's") + "{\"event\":5}\n" + Refusal("1", "mine"))).Message);

    private static string Refusal(string id, string message) => $"{{\"id\":{id},\"ok\":false,\"error\":{{\"code\":\"refused\",\"message\":\"{message}\"}}}}\n";

    private static void Ask(string answers)
    {
        var (requestsRead, requestsWrite) = Descriptors.Pipe();
        var (answersRead, answersWrite) = Descriptors.Pipe();
        using (requestsRead)
        using (answersWrite)
        using (var client = ControlClient.Over(answersRead, requestsWrite))
        {
            Assert.Equal(0, Descriptors.WriteAll(answersWrite.Number, answers));
            client.Ask(new ControlRequest("tree", [])).Dispose();
        }
    }
}
