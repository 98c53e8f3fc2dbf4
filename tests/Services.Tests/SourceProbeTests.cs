namespace Actors.Services.Tests;

public class SourceProbeTests
{
    public static TheoryData<string> Probes => [.. SourceProbe.All.Keys];

    [Theory]
    [MemberData(nameof(Probes))]
    public void A_source_is_taken_as_the_reference_takes_it(string name)
    {
        var probe = SourceProbe.All[name];
        using var tree = probe.Build();

        var compilation = tree.Compile(verbosity: 2);

        Assert.Equal(probe.ExitCode, compilation.ExitCode);
        // The probes were recorded line by line, which took a CR at the end of one away.
        var lines = tree.Lines(compilation).Where(line => !line.StartsWith("s6-rc-compile: info: ", StringComparison.Ordinal)).Select(line => line.TrimEnd('\r'));
        Assert.Equal(probe.Message, lines.LastOrDefault() ?? "");
        if (probe.ExitCode == 0)
            Assert.Equal(probe.Result, SourceProbe.Describe(compilation.Graph));
        else
            Assert.True(compilation.FirstError!.Hint.Length > 0, "an error says what to do");
    }

    [Fact]
    public void All_78_probes_are_there() => Assert.Equal(78, SourceProbe.All.Count);
}
