using Actors.Execline.Builtins;
using Actors.Platform;

namespace Actors.Execline.Tests;

public class PathNamesTests
{
    [Theory]
    [InlineData("/usr/bin/../lib", "/usr/lib")]
    [InlineData("//usr//./bin/", "/usr/bin")]
    [InlineData("/..", "/")]
    [InlineData("/", "/")]
    [InlineData(".", ".")]
    [InlineData("./a/./b", "a/b")]
    [InlineData("../a", "../a")]
    [InlineData("../../a", "../../a")]
    public void Dots_and_slashes_are_resolved_by_name(string path, string expected)
    {
        Assert.Equal(0, PathNames.TryCanonicalize(path, out var canonical));
        Assert.Equal(expected, canonical);
    }

    [Fact]
    public void What_two_dots_cancel_must_be_a_directory()
    {
        Assert.Equal(Errno.ENOENT, PathNames.TryCanonicalize("/nosuch/..", out var missing));
        Assert.Equal("/nosuch", missing);
        Assert.Equal(Errno.ENOTDIR, PathNames.TryCanonicalize("/etc/passwd/..", out _));
    }
}
