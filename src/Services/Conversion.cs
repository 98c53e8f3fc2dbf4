using Actors.Execline;

namespace Actors.Services;

/// <summary>
/// What becomes of a service when one graph takes the place of another, where the names alone do not say it: a line of s6-rc-update's conversion file.
/// </summary>
/// <param name="Old">A oneshot or longrun of the graph that is replaced.</param>
/// <param name="New">Its name in the new graph; a service or a bundle.</param>
/// <param name="Restart">Whether it is restarted even if it need not be.</param>
public sealed record Conversion(string Old, string New, bool Restart)
{
    /// <summary>
    /// Reads a line <c>old [-> new] [restart]</c>, lexed as execlineb does it.
    /// </summary>
    /// <returns>Null for a line without a word.</returns>
    /// <exception cref="FormatException">It is no such line; the message is s6-rc-update's.</exception>
    public static Conversion? Parse(string line)
    {
        if (!ExeclineLexer.TryParse(line, out var words, out _))
            throw new FormatException($"syntax error in conversion file: {line}");
        if (words.Count == 0)
            return null;
        var (name, next, restart) = (words[0], 1, false);
        if (words.Count > 2 && words[1] == "->")
            (name, next) = (words[2], 3);
        for (; next < words.Count; next++)
        {
            if (words[next] != "restart")
                throw new FormatException($"unknown keyword in conversion file: {words[next]}");
            restart = true;
        }

        return new(words[0], name, restart);
    }
}
