namespace Actors.Logging.Tests;

/// <summary>A test that needs the system's s6-log.</summary>
internal sealed class SideBySideFactAttribute : FactAttribute
{
    public SideBySideFactAttribute()
    {
        if (!DebianS6Log.IsThere)
            Skip = "s6-log is not installed";
    }
}
