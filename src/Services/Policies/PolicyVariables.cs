using System.Text;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>
/// Environment variables as policies: <c>ACTORS_SERVICE_DEFAULTS__RESTART__MAX_BACKOFF=10s</c> is <c>actors.service-defaults.restart.max-backoff = 10s</c>.
/// Two underscores are a dot, one is a hyphen, and capitals are small; a part with a small letter in it stands as it is (the name of a service).
/// </summary>
public static class PolicyVariables
{
    /// <summary>What they all begin with.</summary>
    public const string Prefix = "ACTORS_";

    /// <summary>Whether a variable is a policy. (<c>ACTORS_SECOND_STAGE</c> is pid 1's own; <c>ACTORS_LOGGING_IN_PROCESS</c> counts before there are policies.)</summary>
    public static bool IsPolicy(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length && name is not ("ACTORS_SECOND_STAGE" or "ACTORS_LOGGING_IN_PROCESS");

    /// <summary>The text that a variable stands for.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value: <c>[...]</c> and <c>{...}</c> are HOCON, all else is the text itself.</param>
    public static PolicyLayer Layer(string name, string value)
    {
        var text = new StringBuilder("actors");
        foreach (var part in name[Prefix.Length..].Split("__"))
            text.Append('.').Append(Quoted(Key(part)));
        var trimmed = value.AsSpan().Trim();
        var isHocon = trimmed is ['[', .., ']'] or ['{', .., '}'];
        text.Append('=').Append(isHocon ? value : Quoted(value));
        return new(name, ByteString.ToBytes(text.ToString())) { IsVariable = true };
    }

    private static string Key(string part)
    {
        foreach (var character in part)
        {
            if (char.IsAsciiLetterLower(character))
                return part;
        }

        return part.ToLowerInvariant().Replace('_', '-');
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                quoted.Append('\\').Append(character);
            else if (character < ' ')
                quoted.Append("\\u").Append(((int)character).ToString("x4"));
            else
                quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }
}
