namespace Actors.Platform.Tests;

public sealed class PathPatternsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("patterns").FullName;

    [Theory]
    [InlineData("*.t?t", "file.txt", PathPatternOptions.None, true)]
    [InlineData("*", ".dot", PathPatternOptions.None, true)]
    [InlineData("*", ".dot", PathPatternOptions.Period, false)]
    [InlineData("a*c", "a/c", PathPatternOptions.None, true)]
    [InlineData("a*c", "a/c", PathPatternOptions.PathName, false)]
    [InlineData(@"\*", "*", PathPatternOptions.None, true)]
    [InlineData(@"\*", @"\x", PathPatternOptions.NoEscape, true)]
    public void A_pattern_matches_a_text(string pattern, string text, PathPatternOptions options, bool expected) =>
        Assert.Equal(expected, PathPatterns.Matches(pattern, text, options));

    [Fact]
    public void A_pattern_expands_to_paths_in_order()
    {
        foreach (var name in (string[])["b", "a", "c.x"])
            File.WriteAllText(Path.Combine(_folder, name), "");
        Directory.CreateDirectory(Path.Combine(_folder, "d"));
        Assert.Equal(0, PathPatterns.TryExpand(_folder + "/?", PathExpansionOptions.MarkDirectories, null, out var paths));
        Assert.Equal([_folder + "/a", _folder + "/b", _folder + "/d/"], paths);
    }

    [Fact]
    public void Where_nothing_matches_there_is_nothing_or_the_pattern_itself()
    {
        Assert.Equal(0, PathPatterns.TryExpand(_folder + "/x*", PathExpansionOptions.None, null, out var none));
        Assert.Empty(none);
        Assert.Equal(0, PathPatterns.TryExpand(_folder + "/x*", PathExpansionOptions.PatternIfNone, null, out var pattern));
        Assert.Equal([_folder + "/x*"], pattern);
    }

    [Fact]
    public void A_directory_that_cannot_be_read_is_told()
    {
        var told = new List<(string, int)>();
        File.CreateSymbolicLink(Path.Combine(_folder, "loop"), "loop");
        Assert.Equal(0, PathPatterns.TryExpand(_folder + "/loop/*", PathExpansionOptions.None, (path, errno) => told.Add((path, errno)), out _));
        Assert.Equal([(_folder + "/loop", Errno.ELOOP)], told);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
