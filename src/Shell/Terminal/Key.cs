using System.Text;

namespace Actors.Shell.Terminal;

/// <summary>What was pressed.</summary>
internal enum KeyName
{
    /// <summary>A character: <see cref="Key.Character"/>.</summary>
    Character,
    /// <summary>Ctrl and a letter: <see cref="Key.Character"/>, in lower case.</summary>
    Control,
    /// <summary>Return.</summary>
    Enter,
    /// <summary>Tabulator.</summary>
    Tab,
    /// <summary>Rubs out what is left of the cursor.</summary>
    Backspace,
    /// <summary>Rubs out what is under the cursor.</summary>
    Delete,
    /// <summary>Escape alone.</summary>
    Escape,
    /// <summary>Arrow.</summary>
    Up,
    /// <summary>Arrow.</summary>
    Down,
    /// <summary>Arrow.</summary>
    Left,
    /// <summary>Arrow.</summary>
    Right,
    /// <summary>Ctrl or Alt and an arrow.</summary>
    WordLeft,
    /// <summary>Ctrl or Alt and an arrow.</summary>
    WordRight,
    /// <summary>To the beginning.</summary>
    Home,
    /// <summary>To the end.</summary>
    End,
    /// <summary>A screen up.</summary>
    PageUp,
    /// <summary>A screen down.</summary>
    PageDown,
    /// <summary>A sequence that means nothing here.</summary>
    Unknown,
}

/// <summary>A key.</summary>
/// <param name="Name">Which.</param>
/// <param name="Character">For characters.</param>
internal readonly record struct Key(KeyName Name, Rune Character = default)
{
    /// <summary>The key of a character.</summary>
    internal static Key Of(char character) => new(KeyName.Character, new Rune(character));

    /// <summary>Ctrl and a letter.</summary>
    internal static Key Ctrl(char letter) => new(KeyName.Control, new Rune(letter));
}
