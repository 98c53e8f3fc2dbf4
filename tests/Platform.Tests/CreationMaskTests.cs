namespace Actors.Platform.Tests;

public class CreationMaskTests
{
    [Fact]
    public void Asking_for_the_mask_tells_what_was_set()
    {
        var mask = Files.CreationMask();
        Assert.Equal(mask, Files.SetCreationMask(mask));
    }
}
