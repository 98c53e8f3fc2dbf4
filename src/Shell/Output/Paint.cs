namespace Actors.Shell.Output;

/// <summary>Colours and other looks of text: the sixteen colours that every terminal has.</summary>
internal enum Style
{
    /// <summary>As it is.</summary>
    Plain,
    /// <summary>Heavier.</summary>
    Bold,
    /// <summary>Lighter.</summary>
    Dim,
    /// <summary>Wrong.</summary>
    Red,
    /// <summary>Well.</summary>
    Green,
    /// <summary>Under way, or odd.</summary>
    Yellow,
    /// <summary>Names.</summary>
    Blue,
    /// <summary>Marks.</summary>
    Magenta,
    /// <summary>Marks.</summary>
    Cyan,
    /// <summary>The chosen line.</summary>
    Reverse,
}

/// <summary>Dresses text for a terminal, or leaves it as it is.</summary>
/// <param name="enabled">Whether there shall be colour.</param>
internal sealed class Paint(bool enabled)
{
    /// <summary>Without colour.</summary>
    internal static Paint None { get; } = new(false);

    /// <summary>Whether there is colour.</summary>
    internal bool IsEnabled => enabled;

    /// <summary>The text in that style.</summary>
    internal string this[Style style, string text] =>
        !enabled || style == Style.Plain || text.Length == 0 ? text : $"\u001b[{Code(style)}m{text}\u001b[0m";

    private static string Code(Style style) => style switch
    {
        Style.Bold => "1",
        Style.Dim => "2",
        Style.Red => "31",
        Style.Green => "32",
        Style.Yellow => "33",
        Style.Blue => "34",
        Style.Magenta => "35",
        Style.Cyan => "36",
        _ => "7",
    };
}
