namespace Actors.Services;

/// <summary>How bad a <see cref="Diagnostic"/> is.</summary>
public enum Severity
{
    /// <summary>What is being done.</summary>
    Info,
    /// <summary>It is odd, but it is clear what to do.</summary>
    Warning,
    /// <summary>It cannot be done; s6-rc-compile would stop here.</summary>
    Error,
}
