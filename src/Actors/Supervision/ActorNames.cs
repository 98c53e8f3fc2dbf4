using System.Text;

namespace Actors.Supervision;

/// <summary>Names of services as names of actors, of which Akka.NET allows only some characters (ActorPath.IsValidPathElement).</summary>
internal static class ActorNames
{
    /// <summary>The actor's name for a service: other characters than letters, digits, <c>.</c> and <c>_</c> (and <c>-</c>, but not first) become <c>~XX</c>.</summary>
    internal static string For(string service)
    {
        var name = new StringBuilder(service.Length);
        foreach (var character in service)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '.' or '_' || (character == '-' && name.Length > 0))
                name.Append(character);
            else
                name.Append('~').Append(((int)character).ToString("X2"));
        }

        return name.ToString();
    }
}
