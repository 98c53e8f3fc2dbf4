namespace Actors.Tools.Tests;

public sealed class ToolTableTests
{
    [Fact]
    public void Every_name_that_is_listed_is_found_and_listed_once()
    {
        Assert.All(ToolTable.Names, name => Assert.NotNull(ToolTable.Find(name)));
        Assert.All(DaemonTable.Names, name => Assert.NotNull(DaemonTable.Find(name)));
        string[] all = [.. ToolTable.Names, .. DaemonTable.Names];
        Assert.Equal(all.Distinct(), all);
        Assert.Null(ToolTable.Find("s6-nosuchtool"));
    }

    [Fact]
    public void No_daemon_is_a_link_of_a_chain() => Assert.All(DaemonTable.Names, name => Assert.Null(ToolTable.Find(name)));
}
