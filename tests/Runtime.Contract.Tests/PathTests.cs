namespace Actors.Runtime.Contract.Tests;

public class PathTests
{
    private static readonly ActorPath s_root = new RootActorPath(new Address("akka", "sys"));

    [Fact]
    public void A_path_is_written_with_and_without_its_address()
    {
        var path = s_root / "user" / "a" / "b";
        Assert.Equal("akka://sys/user/a/b", path.ToString());
        Assert.Equal("/user/a/b", path.ToStringWithoutAddress());
        Assert.Equal("/", s_root.ToStringWithoutAddress());
        Assert.Equal("akka://sys/user/a/b#7", path.WithUid(7).ToStringWithUid());
        Assert.Equal(["user", "a", "b"], path.Elements);
        Assert.Equal(3, path.Depth);
        Assert.Equal("/user/a", path.Parent.ToStringWithoutAddress());
        Assert.Equal("/user", path.ParentOf(1).ToStringWithoutAddress());
        Assert.Equal("/user", path.ParentOf(-2).ToStringWithoutAddress());
        Assert.Same(s_root, path.Root);
        Assert.Equal(Runtime.IsAkka ? null : s_root, s_root.Parent);
    }

    [Theory]
    [InlineData("akka://sys/user/a/b", "akka://sys/user/a/b")]
    [InlineData("akka://sys@host:7/user", "akka://sys@host:7/user")]
    [InlineData("akka://sys", "akka://sys/")]
    public void A_path_is_read_back(string text, string written) => Assert.Equal(written, ActorPath.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("/user/a")]
    [InlineData("akka://sys@host/user")]
    public void What_is_no_full_path_is_not_read(string text)
    {
        Assert.False(ActorPath.TryParse(text, out _));
        Assert.Throws<UriFormatException>(() => ActorPath.Parse(text));
    }

    [Fact]
    public void Equality_looks_at_the_names_and_the_address_but_not_at_the_uid()
    {
        var a = s_root / "user" / "a";
        Assert.True(a == (s_root / "user" / "a").WithUid(5));
        Assert.Equal(a.GetHashCode(), ActorPath.Parse("akka://sys/user/a").GetHashCode());
        Assert.False(a == s_root / "user" / "b");
        Assert.False(a == s_root / "other" / "a");
        Assert.False(a == ActorPath.Parse("akka://other/user/a"));
        Assert.False(a == a / "c");
        Assert.True(a.CompareTo(a / "c") < 0);
    }
}
