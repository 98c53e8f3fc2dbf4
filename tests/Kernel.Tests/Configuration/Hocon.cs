using System.Text;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>Parses for the tests: an empty environment unless one is given, and no disk.</summary>
internal static class Hocon
{
    public static Config Parse(string text, params (string Name, string Value)[] environment) =>
        ConfigurationFactory.ParseString(text, new HoconOptions
        {
            Origin = "test.conf",
            Environment = name => Array.Find(environment, variable => variable.Name == name).Value,
        });

    /// <summary>Parses the file main.conf among files that exist in memory only.</summary>
    public static Config ParseFiles(params (string Name, string Text)[] files) => ParseFile(files[0].Name, files);

    public static Config ParseFile(string path, params (string Name, string Text)[] files) =>
        ConfigurationFactory.ParseFile(path, new HoconOptions
        {
            Environment = _ => null,
            ReadFile = name => Array.Find(files, file => file.Name == name).Text is { } text ? Encoding.UTF8.GetBytes(text) : null,
        });

    /// <summary>The text as compact JSON; numbers as written, keys in order. What HOCON.md calls the same in-memory representation.</summary>
    public static string Json(string text, params (string Name, string Value)[] environment) => Json(Parse(text, environment).Root);

    public static string Json(Config config) => Json(config.Root);

    public static string Json(HoconValue value) => value.Type switch
    {
        HoconType.Object => "{" + string.Join(",", value.GetObject().Items.Select(pair => $"{Quote(pair.Key)}:{Json(pair.Value)}")) + "}",
        HoconType.Array => "[" + string.Join(",", value.GetArray().Select(Json)) + "]",
        HoconType.String => Quote(value.GetString()!),
        HoconType.Null => "null",
        _ => value.GetString()!,
    };

    /// <summary>What the text is rejected for.</summary>
    public static string Error(string text) => Assert.Throws<ConfigurationException>(() => Parse(text)).Message;

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";
}
