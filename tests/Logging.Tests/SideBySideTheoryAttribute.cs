namespace Actors.Logging.Tests;

/// <summary>A theory that needs the system's s6-log.</summary>
internal sealed class SideBySideTheoryAttribute : TheoryAttribute
{
    public SideBySideTheoryAttribute()
    {
        if (!DebianS6Log.IsThere)
            Skip = "s6-log is not installed";
    }
}
