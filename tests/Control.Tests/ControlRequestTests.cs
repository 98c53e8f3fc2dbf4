using System.Text;
using System.Text.Json;

namespace Actors.Control.Tests;

public class ControlRequestTests
{
    [Fact]
    public void A_request_is_read_as_it_was_written_names_that_are_no_ascii_included()
    {
        var request = new ControlRequest("update", ["web", "caf\u00c3\u00a9"])
        {
            Up = false, Prune = true, Block = true, Milliseconds = 500, Conversions = ["a -> b restart"], RestartChanged = true, DryRun = true,
        };
        var read = ControlRequest.Parse(request.ToBytes());
        Assert.Equal(request.Names, read.Names);
        Assert.Equal(request.Conversions, read.Conversions);
        Assert.Equal(request with { Names = [], Conversions = [] }, read with { Names = [], Conversions = [] });
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"verb\":1}")]
    [InlineData("{\"verb\":\"change\",\"names\":\"web\"}")]
    [InlineData("{\"verb\":\"change\",\"up\":\"yes\"}")]
    public void What_is_no_request_is_refused(string line) =>
        Assert.ThrowsAny<JsonException>(() => ControlRequest.Parse(Encoding.UTF8.GetBytes(line)));
}
