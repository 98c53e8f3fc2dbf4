using System.Text;
using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>HOCON.md, "Includes".</summary>
public class IncludeTests
{
    [Theory]
    [InlineData("include \"b.conf\"")]
    [InlineData("include\"b.conf\"")]
    [InlineData("include\n\n  \"b.conf\"")]
    [InlineData("include file(\"b.conf\")")]
    [InlineData("include file(  \n \"b.conf\"  \n )")]
    [InlineData("include required(\"b.conf\")")]
    [InlineData("include required( \"b.conf\" )")]
    [InlineData("include required(file(\"b.conf\"))")]
    [InlineData("include required( file( \"b.conf\" ) )")]
    [InlineData("{ include \"b.conf\" }")]
    [InlineData("{ include \"b.conf\", }")]
    [InlineData("include \"\"\"b.conf\"\"\"")]
    public void An_include_stands_for_the_fields_of_a_file(string text) => Assert.Equal("""{"x":1}""", Json(ParseFiles(("a.conf", text), ("b.conf", "x = 1"))));

    [Theory]
    [InlineData("include b.conf")]
    [InlineData("include \"b.conf\" : 1")]
    [InlineData("include \"b.conf\" x = 1")]
    [InlineData("include : 1")]
    [InlineData("include { a : 1 }")]
    [InlineData("include")]
    [InlineData("include ${x}")]
    [InlineData("include file (\"b.conf\")")]
    [InlineData("include file(b.conf)")]
    [InlineData("include file(\"b.conf\"")]
    [InlineData("include file(\"b.conf\" x)")]
    [InlineData("include file(\"b.conf\"))")]
    [InlineData("include required(\"b.conf\"")]
    [InlineData("include required(required(\"b.conf\"))")]
    [InlineData("include \"b\".conf\"")]
    [InlineData("include files(\"b.conf\")")]
    public void Anything_else_after_an_unquoted_include_is_an_error(string text) =>
        Assert.StartsWith("a.conf:1: ", Assert.Throws<ConfigurationException>(() => ParseFiles(("a.conf", text), ("b.conf", "x = 1"))).Message);

    [Theory]
    [InlineData("foo include : 42", """{"foo include":42}""")]
    [InlineData("foo : include", """{"foo":"include"}""")]
    [InlineData("foo : [ include ]", """{"foo":["include"]}""")]
    [InlineData("\"include\" : 42", """{"include":42}""")]
    [InlineData("includes : 42", """{"includes":42}""")]
    public void Elsewhere_and_quoted_it_is_a_word_like_any_other(string text, string json) => Assert.Equal(json, Json(text));

    [Theory]
    [InlineData("include \"b.conf\"\nx = 2", """{"x":2,"o":{"p":1}}""")]
    [InlineData("x = 2, include \"b.conf\"", """{"x":1,"o":{"p":1}}""")]
    [InlineData("o { q = 2 }, include \"b.conf\", o { p = 3 }", """{"o":{"q":2,"p":3},"x":1}""")]
    [InlineData("in { x = 0, include \"b.conf\" }", """{"in":{"x":1,"o":{"p":1}}}""")]
    [InlineData("list = [{ include \"b.conf\" }]", """{"list":[{"x":1,"o":{"p":1}}]}""")]
    public void Its_fields_merge_as_if_they_were_written_there(string text, string json) =>
        Assert.Equal(json, Json(ParseFiles(("a.conf", text), ("b.conf", "x = 1, o { p = 1 }"))));

    [Fact]
    public void A_substitution_looks_at_the_place_of_the_include_first() =>
        Assert.Equal("""{"x":0,"a":{"x":10,"y":10}}""", Json(ParseFiles(("a.conf", "x = 0, a { include \"b.conf\" }"), ("b.conf", "x = 10, y = ${x}"))));

    [Fact]
    public void There_it_sees_what_the_including_file_redefines() =>
        Assert.Equal("""{"a":{"x":42,"y":42}}""", Json(ParseFiles(("a.conf", "a { include \"b.conf\" }, a { x = 42 }"), ("b.conf", "x = 10, y = ${x}"))));

    [Fact]
    public void Then_it_looks_at_the_root() =>
        Assert.Equal("""{"a":{"y":7},"x":7}""", Json(ParseFiles(("a.conf", "a { include \"b.conf\" }, x = 7"), ("b.conf", "y = ${x}"))));

    [Fact]
    public void Nested_includes_look_from_the_inside_out() => Assert.Equal(
        """{"a":{"b":{"p":1,"q":2,"r":3},"y":2},"x":1,"y":0,"z":3}""",
        Json(ParseFiles(
            ("main.conf", "a { include \"a.conf\" }, x = 1, y = 0, z = 3"),
            ("a.conf", "b { include \"b.conf\" }, y = 2"),
            ("b.conf", "p = ${x}, q = ${y}, r = ${z}"))));

    [Fact]
    public void Inside_an_array_it_looks_at_the_element_first() => Assert.Equal(
        """{"x":0,"list":[{"a":{"x":1,"y":1}},{"y":0}]}""",
        Json(ParseFiles(("a.conf", "x = 0, list = [{ a { x = 1, include \"b.conf\" } }, { include \"b.conf\" }]"), ("b.conf", "y = ${x}"))));

    [Fact]
    public void A_self_reference_in_an_included_file_finds_the_earlier_value() => Assert.Equal(
        """{"a":{"list":[1,2,3]},"path":"/bin:/sbin"}""",
        Json(ParseFiles(
            ("main.conf", "a { list = [1], include \"b.conf\" }, path = /bin, include \"c.conf\""),
            ("b.conf", "list += 2, list = ${list} [3]"),
            ("c.conf", "path = ${path}\":/sbin\""))));

    [Theory]
    [InlineData("include \"none.conf\"")]
    [InlineData("include file(\"none.conf\")")]
    public void A_missing_file_is_an_empty_one(string text) => Assert.Equal("""{"x":1}""", Json(ParseFiles(("a.conf", text + ", x = 1"))));

    [Theory]
    [InlineData("\n\ninclude required(\"none.conf\")")]
    [InlineData("\n\ninclude required(file(\"none.conf\"))")]
    public void Unless_it_is_required(string text) => Assert.Equal(
        "a.conf:3: unable to include none.conf: it does not exist, and it is required",
        Assert.Throws<ConfigurationException>(() => ParseFiles(("a.conf", text))).Message);

    [Fact]
    public void What_a_required_file_includes_is_not_required_for_that() =>
        Assert.Equal("""{"x":1}""", Json(ParseFiles(("a.conf", "include required(\"b.conf\")"), ("b.conf", "include \"none.conf\", x = 1"))));

    [Theory]
    [InlineData("etc/main.conf", "sub/b.conf", "etc/sub/b.conf")]
    [InlineData("/etc/main.conf", "sub/b.conf", "/etc/sub/b.conf")]
    [InlineData("/etc/main.conf", "/run/b.conf", "/run/b.conf")]
    [InlineData("main.conf", "b.conf", "b.conf")]
    [InlineData("/main.conf", "b.conf", "/b.conf")]
    [InlineData("etc/main.conf", "../b.conf", "etc/../b.conf")]
    public void A_name_is_relative_to_the_including_file(string main, string name, string path)
    {
        Assert.Equal("""{"x":1}""", Json(ParseFiles((main, $"include \"{name}\""), (path, "x = 1"))));
        Assert.Equal("""{"x":1}""", Json(ParseFiles((main, $"include file(\"{name}\")"), (path, "x = 1"))));
    }

    [Fact]
    public void Also_when_that_was_included_itself() =>
        Assert.Equal("""{"x":1}""", Json(ParseFiles(("a/main.conf", "include \"b/b.conf\""), ("a/b/b.conf", "include \"c.conf\""), ("a/b/c.conf", "x = 1"))));

    [Fact]
    public void Without_an_extension_it_is_the_JSON_and_then_the_HOCON_of_that_name() =>
        Assert.Equal("""{"x":2,"y":1}""", Json(ParseFiles(("a.conf", "include \"b\""), ("b.conf", "x = 2"), ("b.json", """{"x":1,"y":1}"""))));

    [Fact]
    public void A_file_with_just_that_name_goes_first() => Assert.Equal("""{"x":3}""", Json(ParseFiles(("a.conf", "include \"b\""), ("b.conf", "x = 2"), ("b", "x = 3"))));

    [Fact]
    public void An_included_file_is_an_object() => Assert.Equal(
        "b.conf:2: an included file must be an object, not an array (a.conf:1 includes it)",
        Assert.Throws<ConfigurationException>(() => ParseFiles(("a.conf", "include \"b.conf\""), ("b.conf", "\n[1]"))).Message);

    [Fact]
    public void A_fault_in_an_included_file_is_reported_there() =>
        Assert.StartsWith("sub/b.conf:2: ", Assert.Throws<ConfigurationException>(() => ParseFiles(("a.conf", "include \"sub/b.conf\""), ("sub/b.conf", "\nx = }"))).Message);

    [Fact]
    public void A_file_that_includes_itself_is_an_error_that_shows_the_way() => Assert.Equal(
        "c.conf:1: a.conf would include itself: a.conf:2 includes b.conf, b.conf:3 includes c.conf, c.conf:1 includes a.conf",
        Assert.Throws<ConfigurationException>(() => ParseFiles(
            ("a.conf", "\ninclude \"b.conf\""), ("b.conf", "\n\ninclude \"c.conf\""), ("c.conf", "include \"a.conf\""))).Message);

    [Theory]
    [InlineData("include \"a.conf\"", "a.conf:1: a.conf would include itself: a.conf:1 includes a.conf")]
    [InlineData("include \"b.conf\"", "b.conf:1: b.conf would include itself: a.conf:1 includes b.conf, b.conf:1 includes b.conf")]
    public void So_is_a_short_way(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => ParseFiles(("a.conf", text), ("b.conf", "include \"b.conf\""))).Message);

    [Fact]
    public void A_cycle_that_hides_behind_ever_longer_names_ends_too() => Assert.Contains(
        "includes nest more than 50 deep",
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseFile("a.conf", new HoconOptions { ReadFile = _ => "include \"./a.conf\""u8.ToArray() })).Message);

    [Fact]
    public void A_file_may_be_included_twice() =>
        Assert.Equal("""{"a":{"x":1},"b":{"x":1}}""", Json(ParseFiles(("a.conf", "a { include \"c.conf\" }, b { include \"c.conf\" }"), ("c.conf", "x = 1"))));

    [Fact]
    public void But_not_without_end() => Assert.Contains(
        "more than 1000 includes",
        Assert.Throws<ConfigurationException>(() => ParseFiles(
            ("a.conf", "include \"b0.conf\""),
            ("b0.conf", "include \"b1.conf\"\ninclude \"b1.conf\""),
            ("b1.conf", "include \"b2.conf\"\ninclude \"b2.conf\""),
            ("b2.conf", string.Join('\n', Enumerable.Repeat("include \"b3.conf\"", 300))),
            ("b3.conf", "x = 1"))).Message);

    [Theory]
    [InlineData("include url(\"b.conf\")")]
    [InlineData("include \"https://localhost/b.conf\"")]
    [InlineData("include required(url(\"file:///b.conf\"))")]
    [InlineData("include classpath(\"b.conf\")")]
    public void URLs_and_the_classpath_are_refused_aloud(string text) =>
        Assert.StartsWith("a.conf:1: unable to include ", Assert.Throws<ConfigurationException>(() => ParseFiles(("a.conf", text))).Message);

    [Fact]
    public void A_file_that_cannot_be_read_is_reported_at_the_include()
    {
        var options = new HoconOptions { ReadFile = path => path == "a.conf" ? "\ninclude \"b.conf\""u8.ToArray() : throw new IOException("permission denied") };
        Assert.Equal(
            "a.conf:2: unable to read b.conf: permission denied",
            Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseFile("a.conf", options)).Message);
    }

    [Fact]
    public void The_file_to_parse_must_exist() =>
        Assert.Equal("unable to read a.conf: it does not exist", Assert.Throws<ConfigurationException>(() => ParseFile("a.conf")).Message);

    [Fact]
    public void A_text_that_is_no_file_takes_its_includes_from_the_callback() => Assert.Equal(
        """{"b":{"x":1},"c":{}}""",
        Json(ConfigurationFactory.ParseString("b { include \"b\" }, c { include \"c\" }", name => name == "b" ? "x = 1" : null)));

    [Fact]
    public void Without_a_callback_it_cannot_include() =>
        Assert.Equal("test.conf:2: this text cannot include: it is no file, and nobody reads includes for it", Error("\ninclude \"b.conf\""));

    [Fact]
    public void Files_are_UTF_8_with_or_without_a_byte_order_mark()
    {
        var bytes = new List<byte>([0xef, 0xbb, 0xbf]);
        bytes.AddRange(Encoding.UTF8.GetBytes("a = \"é😀\""));
        Assert.Equal("é😀", ConfigurationFactory.ParseFile("a.conf", new HoconOptions { ReadFile = _ => [.. bytes] }).GetString("a"));
        Assert.Equal("é😀", ConfigurationFactory.ParseFile("a.conf", new HoconOptions { ReadFile = _ => [.. bytes.Skip(3)] }).GetString("a"));
    }

    [Fact]
    public void What_is_not_UTF_8_is_an_error_with_its_line() => Assert.Equal(
        "a.conf:3: this line is not UTF-8: save the file as UTF-8",
        Assert.Throws<ConfigurationException>(() =>
            ConfigurationFactory.ParseFile("a.conf", new HoconOptions { ReadFile = _ => [.. "a = 1\n\nb = "u8, 0xe9, (byte)'\n'] })).Message);

    [Fact]
    public void By_default_files_come_from_the_disk()
    {
        var directory = Directory.CreateTempSubdirectory("hocon");
        try
        {
            var main = Path.Join(directory.FullName, "main.conf");
            File.WriteAllText(main, "include \"b.conf\"\ninclude \"none.conf\"\ny = 2");
            File.WriteAllText(Path.Join(directory.FullName, "b.conf"), "x = 1");
            var config = ConfigurationFactory.ParseFile(main);
            Assert.Equal("""{"x":1,"y":2}""", Json(config));
            Assert.Equal(Path.Join(directory.FullName, "b.conf") + ":1", config.GetValue("x")!.Origin.ToString());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
