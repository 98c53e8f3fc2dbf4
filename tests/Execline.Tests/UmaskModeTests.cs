using Actors.Execline.Builtins;

namespace Actors.Execline.Tests;

public class UmaskModeTests
{
    private const uint Before = 0x1ED; // 0755

    [Theory]
    [InlineData("u=rwx,go=", "755")]
    [InlineData("u=rwx,go=r", "744")]
    [InlineData("a=rx", "555")]
    [InlineData("=rx", "555")]
    [InlineData("=", "0")]
    [InlineData("+w", "777")]
    [InlineData("-x", "644")]
    [InlineData("g+w", "775")]
    [InlineData("go=u", "777")]
    [InlineData("g-r+w", "735")]
    [InlineData("u-w,g=u", "555")]
    [InlineData("u", "755")]
    [InlineData(",u=r", "455")]
    [InlineData("u=st", "55")]
    public void A_mode_is_changed(string text, string expected)
    {
        Assert.True(UmaskMode.TryApply(text, Before, out var mode));
        Assert.Equal(expected, Convert.ToString(mode, 8));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("u,")]
    [InlineData("=u")]
    [InlineData("u=rz")]
    [InlineData("ur")]
    [InlineData("u=gr")]
    public void What_is_no_mode_is_refused(string text) => Assert.False(UmaskMode.TryApply(text, Before, out _));
}
