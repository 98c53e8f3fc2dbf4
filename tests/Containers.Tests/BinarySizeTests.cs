using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>What the binaries may weigh. A change that needs more says so here; what weighs how much, <c>dotnet publish src/Init -f net9.0 -p:IlcGenerateMapFile=true</c> tells.</summary>
public class BinarySizeTests
{
    // Pid 1's has to stay under 6 MB (it weighs 5.83). The others: what they weigh and a fortieth more; another release of compiler or C library makes a little of a difference.
    [Theory]
    [InlineData("command/actors-init", 5_999_999)]
    [InlineData("command/actors", 8_350_000)]
    [InlineData("package/admin/s6-overlay-helpers/command/s6-overlay-suexec", 1_800_000)]
    public void A_binary_weighs_no_more_than_its_budget(string file, long bytes) =>
        Assert.InRange(new FileInfo(Path.Combine(Workplace.Overlay, file)).Length, 1, bytes);

    [Fact]
    public void What_would_load_libraries_of_the_image_is_not_linked()
    {
        // The C library's name services and character sets: in a static program they load shared objects of whatever C library the image has (build/native/libc.c).
        var program = File.ReadAllBytes(Path.Combine(Workplace.Overlay, "command/actors-init"));
        Assert.Equal(-1, program.AsSpan().IndexOf("nsswitch.conf"u8));
        Assert.Equal(-1, program.AsSpan().IndexOf("gconv-modules"u8));
    }
}
