using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Actors.Kernel.Tests.Configuration.Hocon;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>What holds for every text.</summary>
public class PropertyTests
{
    // Every sign of the language and a bit of everything else: random texts of these are often almost right.
    private static readonly string[] s_fragments =
    [
        "{", "}", "[", "]", ",", ":", "=", "+=", "\n", " ", "\t", "#", "//", "\"", "\"\"\"", "\\", "$", "${", "${?", "?", ".", "..", "-", "+",
        "a", "b", "a.b", "b.a", "a.a", "true", "null", "1", "0.5e+3", "10s", "include", "include \"a\"", "file(", "required(", ")", "\"a\"", "\"x y\"",
        "\"\\u0041\"", "${a}", "${b}", "${?a}", "${?b}", "${a.b}", "${?b.a}", "${c}", "a = ", "b = ", "a.b = ", "a += ", "b += ", "a {", "b {",
        "a = ${b}", "b = ${a}", "[1, 2]", "{a = 1}", "\ufeff", "\u00a0", "é", "\ud83d\ude00", "\ud83d", "\0", "\r\n", "\u2028", "%", "@",
    ];

    private static readonly string[] s_valid =
    [
        """
        # comment
        akka { loglevel = INFO, actor { provider = local, "a.b" : [1, 2, { c = null }] } }
        akka.actor.debug { receive = on } // more
        path = "/bin", path = ${path}":/sbin", list += 1, list += ${akka.loglevel}
        text = ${?none} some words 1.5e+3 "quoted \u0041 \n" ok
        raw = ${path} ${text}
        """,
        "a : { b : ${c} { x = 1 } }\nc = { y = ${?d} }\nd = ${a.b.x}\na.b.z = [${d}] ${?e} [2]\n",
        "{\"json\": {\"a\": [true, false, null, -1.5E-7, \"\\\"\"], \"b\": {}}, \"c\": \"\"}",
        "t = \"\"\"several\nlines\"\"\"\"\n0.a = x, 0.b = y\nbase { n = 1 }\nx = ${base} { m = 2 }\ny = ${x} ${base}\ny.l += 3",
        "include \"a\"\nb { include required(file(\"b\")) }\n",
    ];

    private static readonly FsCheck.Config s_many = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3000);
    private static readonly FsCheck.Config s_some = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Random_bytes_are_a_configuration_or_an_error()
    {
        var bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();
        Check.One(s_many, Prop.ForAll(bytes.ToArbitrary(), file => IsHandled(() => ConfigurationFactory.ParseFile("x.conf", new HoconOptions { ReadFile = _ => file }))));
    }

    [Fact]
    public void Random_signs_are_a_configuration_or_an_error() =>
        Check.One(s_many.WithEndSize(60), Prop.ForAll(Gen.Elements(s_fragments).ArrayOf().Select(string.Concat).ToArbitrary(), IsHandled));

    [Fact]
    public void Mutilated_texts_are_a_configuration_or_an_error()
    {
        var mutation = from position in Gen.Choose(0, 1000)
                       from length in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 10)))
                       from fragment in Gen.Elements(s_fragments)
                       select (position, length, fragment);
        var texts = from text in Gen.Elements(s_valid)
                    from mutations in mutation.ArrayOf(4)
                    select mutations.Aggregate(text, Mutilate);
        Check.One(s_many, Prop.ForAll(texts.ToArbitrary(), IsHandled));

        static string Mutilate(string text, (int Position, int Length, string Fragment) mutation)
        {
            var start = mutation.Position % (text.Length + 1);
            return text[..start] + mutation.Fragment + text[Math.Min(text.Length, start + mutation.Length)..];
        }
    }

    [Fact]
    public void Substitutions_that_lead_anywhere_are_a_configuration_or_an_error()
    {
        var path = Gen.Elements("a", "b", "c", "a.x", "b.x", "c.x", "a.x.y", "b.y");
        var part = Gen.OneOf(
            path.Select(name => $"${{{name}}}"),
            path.Select(name => $"${{?{name}}}"),
            path.Select(name => $"${{?{name}}}"),
            Gen.Elements("1", "t", "null", "[]", "{}", "{x = 1}", "[${?a}]", "{x = ${b}}", "{y = ${?c.x}}", "[${?b}] ${?a}"));
        var line = from key in path
                   from separator in Gen.Elements("=", "=", "=", "+=")
                   from value in part.ArrayOf().Resize(3).Where(parts => parts.Length > 0)
                   select $"{key} {separator} {string.Join(' ', value)}";
        Check.One(s_many.WithEndSize(8), Prop.ForAll(line.ArrayOf().Select(lines => string.Join('\n', lines)).ToArbitrary(), IsHandled));
    }

    [Fact]
    public void The_valid_texts_are_valid() => Assert.All(s_valid, text => Assert.False(ParseWithIncludes(text).IsEmpty));

    [Fact]
    public void What_is_written_reads_back_as_it_was()
    {
        Check.One(s_some, Prop.ForAll(Objects().ToArbitrary(), json =>
        {
            var config = Parse(json);
            return Json(config) == json && Json(config.ToString()) == json && Parse(config.ToString()).ToString() == config.ToString();
        }));
    }

    [Fact]
    public void A_field_written_twice_merges_as_a_fallback_does() => Check.One(s_some, Prop.ForAll(Objects().Two().ToArbitrary(), pair =>
    {
        var (low, high) = pair;
        var merged = Parse($"x = {low}, x = {high}").GetValue("x")!;
        var concatenated = Parse($"x = {low} {high}").GetValue("x")!;
        var substituted = Parse($"l = {low}, h = {high}, x = ${{l}} ${{h}}").GetValue("x")!;
        var layered = Parse($"x = ${{l}}, x = ${{h}}, l = {low}, h = {high}").GetValue("x")!;
        var fallback = Parse($"x = {high}").WithFallback(Parse($"x = {low}")).GetValue("x")!;
        return new[] { concatenated, substituted, layered, fallback }.All(value => Sorted(value) == Sorted(merged));
    }));

    [Fact]
    public void Falling_back_is_associative() => Check.One(s_some, Prop.ForAll(Objects().Three().ToArbitrary(), three =>
    {
        var (a, b, c) = (Parse(three.Item1), Parse(three.Item2), Parse(three.Item3));
        return Json(a.WithFallback(b).WithFallback(c)) == Json(a.WithFallback(b.WithFallback(c)));
    }));

    [Fact]
    public void Every_entry_is_found_by_its_path() => Check.One(s_some, Prop.ForAll(Objects().ToArbitrary(), json =>
    {
        var config = Parse(json);
        return config.Entries().All(entry => ReferenceEquals(config.GetValue(entry.Path), entry.Value));
    }));

    private static bool IsHandled(string text) => IsHandled(() => ParseWithIncludes(text));

    private static bool IsHandled(Func<Actors.Kernel.Configuration.Config> parse)
    {
        try
        {
            var config = parse();
            return Json(config.ToString()) == Json(config);
        }
        catch (ConfigurationException e)
        {
            return e.Origin is { Line: > 0 } origin && e.Message.StartsWith($"{origin}: ", StringComparison.Ordinal) && !e.Message.Contains('\n');
        }
    }

    private static Actors.Kernel.Configuration.Config ParseWithIncludes(string text) => ConfigurationFactory.ParseFile("main.conf", new HoconOptions
    {
        Environment = _ => null,
        ReadFile = name => name switch
        {
            "main.conf" => Encoding.UTF8.GetBytes(text),
            "a" => "a { b = ${?c}, c = 1 }"u8.ToArray(),
            "b" => "a = ${?b}, include \"a\", list += 1"u8.ToArray(),
            _ => null,
        },
    });

    /// <summary>Objects as compact JSON, nested a few levels deep, with keys that must be quoted among those that need not.</summary>
    private static Gen<string> Objects() => Gen.Sized(size => ObjectOf(Math.Min(size / 10, 4)));

    private static Gen<string> ObjectOf(int depth)
    {
        var key = Gen.Elements("a", "b", "c", "d-e", "f.g", "", "é", "include", "1", "x y", "$", "\\\"", "null");
        var field = from name in key
                    from value in ValueOf(depth)
                    select (name, value);
        return field.ArrayOf().Resize(6).Select(fields => "{" + string.Join(",", fields.DistinctBy(pair => pair.name).Select(pair => $"\"{pair.name}\":{pair.value}")) + "}");
    }

    private static Gen<string> ValueOf(int depth)
    {
        var text = Gen.Elements("", "x", "10s", "true", "null", "1", "a b", " ", "\\\\", "\\\"", "${a}", "# no", "//", "\\n", "é", "😀", "a.b", "-", "_")
            .ArrayOf().Resize(3).Select(parts => "\"" + string.Concat(parts) + "\"");
        var scalar = Gen.OneOf(text, Gen.Elements("true", "false", "null", "0", "-1", "1.50", "1e5", "1E-7", "12345678901234567890"));
        return depth == 0
            ? scalar
            : Gen.Frequency(
                (3, scalar),
                (2, ObjectOf(depth - 1)),
                (1, ValueOf(depth - 1).ArrayOf().Resize(4).Select(elements => "[" + string.Join(",", elements) + "]")));
    }

    private static string Sorted(HoconValue value) => value.Type switch
    {
        HoconType.Object => "{" + string.Join(",", value.GetObject().Items.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Sorted(pair.Value)}")) + "}",
        HoconType.Array => "[" + string.Join(",", value.GetArray().Select(Sorted)) + "]",
        _ => Json(value),
    };
}
