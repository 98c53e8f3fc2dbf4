using System.Text;

namespace Actors.Kernel.Configuration;

/// <summary>Path expressions: <c>a.b."c.d"</c>.</summary>
internal static class HoconPath
{
    /// <summary>
    /// The keys of a path that a program asks for. It is more lenient than a text: characters that HOCON forbids in unquoted
    /// strings are plain here, as programs written for Akka.NET expect (<c>akka.actor.deployment./user/*</c>).
    /// </summary>
    /// <exception cref="ConfigurationException">An element is empty and not quoted, or a quote is not closed.</exception>
    public static IReadOnlyList<string> Parse(string path)
    {
        var builder = new HoconPathBuilder(new HoconOrigin($"path '{path}'", 1));
        for (var position = 0; position < path.Length;)
        {
            if (path[position] == '"')
            {
                builder.AppendQuoted(HoconQuotedString.Read(path, ref position, builder.Origin));
                continue;
            }

            var end = path.IndexOf('"', position) is var quote and >= 0 ? quote : path.Length;
            builder.AppendUnquoted(path[position..end]);
            position = end;
        }

        return builder.Finish();
    }

    /// <summary>The path as a text would write it, with quotes only where they are needed.</summary>
    public static string Render(IReadOnlyList<string> keys)
    {
        var path = new StringBuilder();
        foreach (var key in keys)
        {
            if (path.Length > 0)
                path.Append('.');
            path.Append(RenderKey(key));
        }

        return path.ToString();
    }

    public static string RenderKey(string key)
    {
        var plain = key.Length > 0 && key != "include";
        foreach (var c in key)
            plain &= char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
        return plain ? key : HoconQuotedString.Write(key);
    }
}
