using System.Text;

namespace Actors.Kernel.Configuration;

/// <summary>Writes values as HOCON that parses to the same values.</summary>
internal static class HoconWriter
{
    public static string Write(HoconValue value)
    {
        var text = new StringBuilder();
        if (value.IsObject())
            WriteFields(text, value.GetObject(), 0);
        else
            WriteValue(text, value, 0);
        return text.ToString();
    }

    private static void WriteFields(StringBuilder text, HoconObject fields, int indent)
    {
        foreach (var field in fields.Fields)
        {
            text.Append(' ', indent).Append(HoconPath.RenderKey(field.Key)).Append(" : ");
            WriteValue(text, field.Value, indent);
            text.Append('\n');
        }
    }

    private static void WriteValue(StringBuilder text, HoconValue value, int indent)
    {
        switch (value.Type)
        {
            case HoconType.Object when value.IsEmpty:
                text.Append("{}");
                break;
            case HoconType.Object:
                text.Append("{\n");
                WriteFields(text, value.GetObject(), indent + 2);
                text.Append(' ', indent).Append('}');
                break;
            case HoconType.Array:
                text.Append('[');
                var separator = "";
                foreach (var element in value.GetArray(null))
                {
                    text.Append(separator);
                    WriteValue(text, element, indent);
                    separator = ", ";
                }

                text.Append(']');
                break;
            case HoconType.String when !IsPlain(value.Text):
                text.Append(HoconQuotedString.Write(value.Text));
                break;
            default:
                text.Append(value.Text);
                break;
        }
    }

    /// <summary>Whether an unquoted text reads back as this string.</summary>
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]) || text is "true" or "false" or "null")
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                return false;
        }

        return true;
    }
}
