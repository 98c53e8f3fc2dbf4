namespace Actors.Platform.Tests;

public class EnvironmentOrderTests
{
    [Fact]
    public void A_variable_that_is_set_stands_last_and_the_last_takes_its_old_place()
    {
        var block = EnvironmentBlock.Of("A=1", "B=2", "C=3", "D=4");
        block["B"] = "5";
        Assert.Equal(["A=1", "D=4", "C=3", "B=5"], block.ToArray());
        Assert.Equal("1 5 3 4", $"{block["A"]} {block["B"]} {block["C"]} {block["D"]}");
    }

    [Fact]
    public void The_last_takes_the_place_of_a_variable_that_goes()
    {
        var block = EnvironmentBlock.Of("A=1", "B=2", "C=3");
        block["A"] = null;
        Assert.Equal(["C=3", "B=2"], block.ToArray());
        block["B"] = null;
        block["absent"] = null;
        Assert.Equal(["C=3"], block.ToArray());
        Assert.Equal("3", block["C"]);
        Assert.Null(block["A"]);
    }
}
