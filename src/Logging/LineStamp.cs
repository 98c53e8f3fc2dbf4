namespace Actors.Logging;

/// <summary>The times that may stand in front of a line.</summary>
[Flags]
public enum LineStamp
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary><c>t</c>: TAI64N and a blank.</summary>
    Tai64n = 1,
    /// <summary><c>T</c>: <c>YYYY-MM-DD HH:MM:SS.nnnnnnnnn</c> in local time and two blanks.</summary>
    Local = 2,
}
