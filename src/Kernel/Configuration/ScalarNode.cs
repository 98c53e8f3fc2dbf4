namespace Actors.Kernel.Configuration;

/// <summary>A string, number, boolean or null.</summary>
internal sealed class ScalarNode(HoconType type, string text, HoconOrigin origin) : HoconNode(origin)
{
    public HoconType Type => type;

    public string Text => text;

    /// <summary>Unquoted whitespace between two parts of a concatenation: it counts between texts, not between objects or arrays.</summary>
    public bool IsBlank { get; private init; }

    public static ScalarNode Blank(string text, HoconOrigin origin) => new(HoconType.String, text, origin) { IsBlank = true };

    /// <summary>Unquoted text that is a whole value: this is where true, false, null and numbers are told from strings.</summary>
    public static ScalarNode FromUnquoted(string text, HoconOrigin origin)
    {
        var type = text switch
        {
            "null" => HoconType.Null,
            "true" or "false" => HoconType.Boolean,
            _ => HoconNumber.IsNumber(text) ? HoconType.Number : HoconType.String,
        };
        return new ScalarNode(type, text, origin);
    }
}
