namespace Actors.Runtime.Contract.Tests;

/// <summary>What both readers of HOCON make of a text; and, by examples, where ours goes on and Akka.NET's ends.</summary>
public class HoconTests
{
    private const string Text = """
        # comment
        akka {
          loglevel = WARNING
          actor { ask-timeout = 5s, "quoted key" = 1 }
        }
        akka.actor.debug.receive = on
        flag = off
        count = 7
        pause = 250ms
        minutes = 2m
        forever = infinite
        list = [a, b, c]
        base { x = 1, y = 2 }
        copy = ${base.x}
        text = "a \"b\""
        """;

    private static readonly Config s_config = ConfigurationFactory.ParseString(Text);

    [Fact]
    public void Values_are_read_by_their_path()
    {
        Assert.Equal("WARNING", s_config.GetString("akka.loglevel"));
        Assert.Equal(7, s_config.GetInt("count"));
        Assert.Equal(7, s_config.GetLong("count"));
        Assert.Equal(1, s_config.GetInt("akka.actor.\"quoted key\""));
        Assert.True(s_config.GetBoolean("akka.actor.debug.receive"));
        Assert.False(s_config.GetBoolean("flag"));
        Assert.Equal("a \"b\"", s_config.GetString("text"));
        Assert.Equal(["a", "b", "c"], s_config.GetStringList("list"));
    }

    [Fact]
    public void Durations_have_units()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), s_config.GetTimeSpan("akka.actor.ask-timeout"));
        Assert.Equal(TimeSpan.FromMilliseconds(250), s_config.GetTimeSpan("pause"));
        Assert.Equal(TimeSpan.FromMinutes(2), s_config.GetTimeSpan("minutes"));
        Assert.Equal(Timeout.InfiniteTimeSpan, s_config.GetTimeSpan("forever"));
        Assert.Equal(TimeSpan.FromMilliseconds(7), s_config.GetTimeSpan("count"));
    }

    [Fact]
    public void What_is_missing_is_the_default_of_the_call()
    {
        Assert.False(s_config.HasPath("none"));
        Assert.True(s_config.HasPath("akka.actor"));
        Assert.Equal("x", s_config.GetString("none", "x"));
        Assert.Equal(3, s_config.GetInt("none", 3));
        Assert.True(s_config.GetBoolean("none", true));
        Assert.Equal(TimeSpan.FromSeconds(1), s_config.GetTimeSpan("none", TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_substitution_is_what_it_names() => Assert.Equal(1, s_config.GetInt("copy"));

    [Fact]
    public void Objects_merge_and_the_later_value_wins()
    {
        var config = ConfigurationFactory.ParseString("a { x = 1, y = 2 }\na { y = 3 }\na.z = 4");
        Assert.Equal("1 3 4", $"{config.GetInt("a.x")} {config.GetInt("a.y")} {config.GetInt("a.z")}");
    }

    [Fact]
    public void A_fallback_fills_what_is_missing()
    {
        var config = ConfigurationFactory.ParseString("a { x = 1 }").WithFallback(ConfigurationFactory.ParseString("a { x = 9, y = 2 }\nb = 3"));
        Assert.Equal("1 2 3", $"{config.GetInt("a.x")} {config.GetInt("a.y")} {config.GetInt("b")}");
        Assert.Equal("1 2", $"{config.GetConfig("a")!.GetInt("x")} {config.GetConfig("a")!.GetInt("y")}");
    }

    // There: += is not known and a field that names itself never ends; the parser may not come back.
    [InTreeFact("its parser never ends, or overflows the stack")]
    public void The_rest_of_the_language_is_read()
    {
        Assert.Equal([1, 2], ConfigurationFactory.ParseString("a = [1]\na += 2").GetIntList("a"));
        Assert.Equal([1], ConfigurationFactory.ParseString("a = [1, ${?none}]").GetIntList("a"));
        Assert.Equal([1, 2], ConfigurationFactory.ParseString("a = [1]\na = ${a} [2]").GetIntList("a"));
    }
}
