namespace Actors.Execline.Builtins;

/// <summary>The options that all <c>for...</c> words share.</summary>
internal sealed class LoopOptions
{
    /// <summary>How many rounds may run at a time.</summary>
    public uint AtOnce { get; set; } = 1;

    /// <summary>Whether the variable is also substituted: <c>-E</c>.</summary>
    public bool Import { get; set; }

    /// <summary>The exit codes that end the loop; with <see cref="IsListOfGood"/> all others do.</summary>
    public HashSet<int> Codes { get; private set; } = [];

    /// <summary>What <see cref="Codes"/> means.</summary>
    public bool IsListOfGood { get; private set; }

    /// <summary>The list as it was written; null: none.</summary>
    public string? CodesText { get; private set; }

    /// <summary>Whether the delimiter at the end of an item goes; <c>-n</c>, <c>-N</c>.</summary>
    public bool Chomp { get; private set; } = true;

    /// <summary>Whether empty items are left out: <c>-C</c>.</summary>
    public bool Crunch { get; private set; }

    /// <summary>The delimiters; "": netstrings.</summary>
    public string Delimiters { get; private set; } = "\n";

    /// <summary>Takes an option of all loops.</summary>
    /// <returns>False: it is none, or its value is wrong.</returns>
    public bool TryTake(char letter, string value)
    {
        switch (letter)
        {
            case 'p':
                AtOnce = uint.MaxValue;
                return true;
            case 'P':
                if (!ScanNumber.TryWhole(value, out var most))
                    return false;
                AtOnce = most;
                return true;
            case 'o' or 'x':
                if (!ScanNumber.TryList(value, out var codes))
                    return false;
                (Codes, IsListOfGood, CodesText) = (codes, letter == 'o', value);
                return true;
            case 'E' or 'e':
                Import = letter == 'E';
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes an option of the loops that read their items.</summary>
    /// <returns>False: it is none, or its value is wrong.</returns>
    public bool TryTakeReading(char letter, string value)
    {
        switch (letter)
        {
            case 'N' or 'n':
                Chomp = letter == 'n';
                return true;
            case 'C' or 'c':
                Crunch = letter == 'C';
                return true;
            case '0':
                Delimiters = "\0";
                return true;
            case 'd':
                Delimiters = value;
                return true;
            default:
                return TryTake(letter, value);
        }
    }

    /// <summary>Whether a round's exit code ends the loop.</summary>
    public bool Breaks(int code) => IsListOfGood != Codes.Contains(code);
}
