using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Signals by name, in skalibs' way: with or without SIG, in any case, or any number; 0 is the number of none.</summary>
internal static class SignalNames
{
    /// <summary>Reads a signal.</summary>
    public static bool TryScan(string text, out int number)
    {
        if (TryScanBare(text, out number))
            return true;
        return text.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) && TryScanBare(text[3..], out number);
    }

    /// <summary>The name without SIG; <c>???</c> for what has none.</summary>
    public static string NameOf(int number) =>
        number > 0 && Enum.IsDefined((Signal)number) ? ((Signal)number).ToString().ToUpperInvariant() : "???";

    private static bool TryScanBare(string text, out int number)
    {
        number = 0;
        if (ScanNumber.TryWhole(text, out var wide))
        {
            number = (int)wide;
            return true;
        }

        var name = text.ToUpperInvariant() switch
        {
            "CLD" => "CHLD",
            "SIG" => "",
            var other => other,
        };
        if (name.StartsWith("SIG", StringComparison.Ordinal) || !Signals.TryParse(name, out var signal))
            return false;
        number = (int)signal;
        return true;
    }
}
