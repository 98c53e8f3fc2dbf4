using Actors.Platform;

namespace Actors.Execline.Tests;

public class PositionalParametersTests
{
    [Fact]
    public void Pushed_parameters_are_one_deeper_and_others_stay()
    {
        var pushed = PositionalParameters.Push(EnvironmentBlock.Of("A=a", "0=name", "1=x", "1:1=y", "12:3=z", "#=1"), PositionalParameters.Is);
        Assert.Equal(["A=a", "0:1=name", "1:1=x", "1:2=y", "12:4=z", "#:1=1"], pushed.ToArray());
    }

    [Fact]
    public void Popped_parameters_are_gone_and_the_deeper_ones_come_up()
    {
        var popped = PositionalParameters.Pop(EnvironmentBlock.Of("A=a", "0=name", "0:1=outer", "1:2=y", "#=1", "#:1=2"), PositionalParameters.Is);
        Assert.Equal(["A=a", "0=outer", "1:1=y", "#=2"], popped.ToArray());
    }

    [Fact]
    public void Popping_undoes_pushing()
    {
        var environment = EnvironmentBlock.Of("A=a", "0=n", "1=x", "1:1=y", "2:7=z", "#=1", "#:1=2");
        Assert.Equal(environment.ToArray(), PositionalParameters.Pop(PositionalParameters.Push(environment, PositionalParameters.Is), PositionalParameters.Is).ToArray());
    }
}
