using System.Text;

namespace Actors.Execline;

/// <summary>
/// What happens to a value before it is substituted: crunch, chomp, split
/// (https://skarnet.org/software/execline/el_transform.html).
/// </summary>
public struct ValueTransform()
{
    /// <summary>The delimiters; "": the value is a sequence of netstrings.</summary>
    public string Delimiters { get; set; } = " \n\r\t";

    /// <summary>Whether a run of delimiters becomes its first.</summary>
    public bool Crunch { get; set; }

    /// <summary>Whether one delimiter at the end goes.</summary>
    public bool Chomp { get; set; }

    /// <summary>Whether the value becomes several words.</summary>
    public bool Split { get; set; }

    /// <summary>Takes one of the options that all substituting words share: <c>-N -n -s -C -c -d</c>.</summary>
    /// <returns>False: the letter is none of them.</returns>
    public bool TryOption(char letter, string value)
    {
        switch (letter)
        {
            case 'N' or 'n':
                Chomp = letter == 'n';
                return true;
            case 's':
                Split = true;
                return true;
            case 'C' or 'c':
                Crunch = letter == 'C';
                return true;
            case 'd':
                Delimiters = value;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The words that a value becomes.</summary>
    /// <param name="value">A byte string.</param>
    /// <returns>Null where netstrings were expected, and it is none.</returns>
    public readonly IReadOnlyList<string>? Apply(string value)
    {
        if (Crunch && Delimiters.Length > 0)
            value = Crunched(value);
        var chomps = Chomp && value.Length > 0 && Delimiters.Contains(value[^1]);
        if (chomps)
            value = value[..^1];
        return !Split ? [value] : Delimiters.Length == 0 ? SplitNetstrings(value) : SplitAtDelimiters(value, keepRest: !Chomp || chomps);
    }

    private readonly string Crunched(string value)
    {
        var text = new StringBuilder(value.Length);
        var inRun = false;
        foreach (var current in value)
        {
            var delimits = Delimiters.Contains(current);
            if (!delimits || !inRun)
                text.Append(current);
            inRun = delimits;
        }

        return text.Length == value.Length ? value : text.ToString();
    }

    /// <summary>Every word ends with a delimiter; whether what follows the last one is a word too, the caller says.</summary>
    private readonly List<string> SplitAtDelimiters(string value, bool keepRest)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (!Delimiters.Contains(value[i]))
                continue;
            words.Add(value[start..i]);
            start = i + 1;
        }

        if (start < value.Length && keepRest)
            words.Add(value[start..]);
        return words;
    }

    private static List<string>? SplitNetstrings(string value)
    {
        var words = new List<string>();
        for (var at = 0; at < value.Length;)
        {
            var digits = ScanNumber.Front(value.AsSpan(at), long.MaxValue, out var length);
            var start = at + digits + 1;
            if (start > value.Length || value[start - 1] != ':' || (ulong)(value.Length - start) <= length || value[start + (int)length] != ',')
                return null;
            words.Add(value.Substring(start, (int)length));
            at = start + (int)length + 1;
        }

        return words;
    }
}
