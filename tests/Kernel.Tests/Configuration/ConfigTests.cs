using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>The readers under Akka.NET's names.</summary>
public class ConfigTests
{
    private static readonly Config s_config = Parse("""
        akka {
          loglevel = DEBUG
          actor { ask-timeout = 10s, deployment { "/a.b" { nr = 3 } } }
        }
        list = [1, {x = 2}]
        nothing = null
        """);

    [Fact]
    public void A_missing_path_reads_as_the_default()
    {
        Assert.Null(s_config.GetString("none"));
        Assert.Equal("x", s_config.GetString("akka.none", "x"));
        Assert.Equal("x", s_config.GetString("akka.loglevel.deeper", "x"));
        Assert.Equal(0, s_config.GetInt("none"));
        Assert.Equal(1, s_config.GetInt("none", 1));
        Assert.Equal(2, s_config.GetLong("none", 2));
        Assert.Equal(3f, s_config.GetFloat("none", 3));
        Assert.Equal(4, s_config.GetDouble("none", 4));
        Assert.Equal(5m, s_config.GetDecimal("none", 5));
        Assert.True(s_config.GetBoolean("none", true));
        Assert.Null(s_config.GetConfig("none"));
        Assert.Null(s_config.GetValue("none"));
        Assert.Equal(new HoconPeriod(0, 0, 1), s_config.GetPeriod("none", new HoconPeriod(0, 0, 1)));
        Assert.Empty(s_config.GetStringList("none"));
        Assert.Equal(["x"], s_config.GetStringList("none", ["x"]));
        Assert.Empty(s_config.GetIntList("none"));
        Assert.Empty(s_config.GetLongList("none"));
        Assert.Empty(s_config.GetByteList("none"));
        Assert.Empty(s_config.GetFloatList("none"));
        Assert.Empty(s_config.GetDoubleList("none"));
        Assert.Empty(s_config.GetDecimalList("none"));
        Assert.Empty(s_config.GetBooleanList("none"));
    }

    [Fact]
    public void A_path_exists_if_a_value_other_than_null_is_there()
    {
        Assert.True(s_config.HasPath("akka"));
        Assert.True(s_config.HasPath("akka.actor.deployment.\"/a.b\".nr"));
        Assert.True(s_config.HasPath("list"));
        Assert.False(s_config.HasPath("akka.actor.deployment./a.b.nr"));
        Assert.False(s_config.HasPath("nothing"));
        Assert.False(s_config.HasPath("Akka"));
    }

    [Fact]
    public void A_part_is_a_configuration_of_its_own()
    {
        var actor = s_config.GetConfig("akka.actor")!;
        Assert.Equal(TimeSpan.FromSeconds(10), actor.GetTimeSpan("ask-timeout"));
        Assert.Equal(3, actor.GetValue("deployment")!.ToConfig().GetInt("\"/a.b\".nr"));
        Assert.Equal(3, actor.GetValue("deployment")!.AtKey("a.b").GetInt("\"a.b\".\"/a.b\".nr"));
    }

    [Fact]
    public void A_part_keeps_what_lies_below_it()
    {
        var config = s_config.WithFallback(Parse("akka.actor.debug = on"));
        Assert.True(config.GetConfig("akka.actor")!.GetBoolean("debug"));
    }

    [Fact]
    public void Fields_are_walked_in_order_with_the_places_of_keys_and_values()
    {
        var fields = Parse("b = 1\na\n =\n  [x,\n   y]\n\"c.d\" { e = ${b} }").Root.GetObject().Fields;
        Assert.Equal(["b", "a", "c.d"], fields.Select(field => field.Key));
        Assert.Equal(["test.conf:1", "test.conf:2", "test.conf:6"], fields.Select(field => field.Origin.ToString()));
        Assert.Equal([1, 4, 6], fields.Select(field => field.Value.Origin.Line));
        Assert.Equal([4, 5], fields[1].Value.GetArray().Select(element => element.Origin.Line));
        var substituted = fields[2].Value.GetObject().GetField("e")!;
        Assert.Equal(6, substituted.Origin.Line);
        Assert.Equal(1, substituted.Value.Origin.Line);
    }

    [Theory]
    [InlineData("a = 1\na = 2", 2, 2)]
    [InlineData("a { x = 1 }\na { y = 1 }", 1, 1)]
    [InlineData("a.x = 1\na.y = 1", 1, 1)]
    [InlineData("a = 1\na = ${?none}", 1, 1)]
    [InlineData("a = 1\na = ${?ENV}", 1, 2)]
    [InlineData("a = null\na { x = 1 }", 2, 2)]
    [InlineData("a = [1]\na += 2", 1, 1)]
    [InlineData("a = x\na = ${a}y", 1, 2)]
    public void A_field_is_where_its_value_began(string text, int key, int value)
    {
        var field = Parse(text, ("ENV", "1")).Root.GetObject().GetField("a")!;
        Assert.Equal((key, value), (field.Origin.Line, field.Value.Origin.Line));
    }

    [Fact]
    public void Every_leaf_is_listed_with_its_path_and_place() => Assert.Equal(
        [
            "test.conf:2 akka.loglevel = DEBUG",
            "test.conf:3 akka.actor.deployment.\"/a.b\".nr = 3",
            "test.conf:5 list = [x, y]",
            "test.conf:6 nothing = null",
            "test.conf:7 empty = {}",
        ],
        Parse("""

            akka { loglevel = DEBUG
            actor { deployment { "/a.b" { nr = 3 } } }
             }
            list = [x, y]
            nothing = null
            empty {}
            """).Entries().Select(entry => $"{entry.Origin} {entry.Path} = {Json(entry.Value).Replace("\"", "").Replace(",", ", ")}"));

    [Fact]
    public void The_path_of_an_entry_reads_back_its_value()
    {
        var config = Parse("a.\"b.c\".\"\".\"d\\\"e\".\"é\" = 1, \"include\".x = 2");
        Assert.All(config.Entries(), entry => Assert.Same(entry.Value, config.GetValue(entry.Path)));
        Assert.Equal(["a.\"b.c\".\"\".\"d\\\"e\".\"é\"", "\"include\".x"], config.Entries().Select(entry => entry.Path));
        Assert.All(config.Entries(), entry => Assert.Equal(entry.Value.GetInt(), Parse($"{entry.Path} = {entry.Value}").GetInt(entry.Path)));
    }

    [Fact]
    public void The_root_enumerates_its_fields() =>
        Assert.Equal(["akka", "list", "nothing", "more"], s_config.WithFallback(Parse("more = 1, list = 2")).AsEnumerable().Select(pair => pair.Key));

    [Fact]
    public void The_empty_configuration_is_empty()
    {
        Assert.True(ConfigurationFactory.Empty.IsEmpty);
        Assert.True(new Config().IsEmpty);
        Assert.False(s_config.IsEmpty);
        Assert.Equal("", Config.Empty.ToString());
        Assert.Empty(Config.Empty.Entries());
    }

    [Fact]
    public void A_wrong_value_is_reported_with_its_path_and_place()
    {
        var error = Assert.Throws<ConfigurationException>(() => s_config.GetInt("akka.loglevel"));
        Assert.Equal("test.conf:2: akka.loglevel: expected a whole number, found \"DEBUG\"", error.Message);
        Assert.Equal(new HoconOrigin("test.conf", 2), error.Origin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a.")]
    [InlineData("\"a")]
    public void A_path_that_is_none_is_reported(string path) =>
        Assert.StartsWith($"path '{path}':1: ", Assert.Throws<ConfigurationException>(() => s_config.HasPath(path)).Message);
}
