namespace Actors.Kernel.Configuration;

/// <summary>Where a key or a value was written.</summary>
/// <param name="File">The file's name as it was opened, or the name that was given for a text.</param>
/// <param name="Line">The line, counted from 1; 0 when the value comes from no line (an empty configuration).</param>
public readonly record struct HoconOrigin(string File, int Line)
{
    /// <summary>As diagnostics cite it: <c>file:line</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}
