namespace Actors.Services;

/// <summary>What s6-rc-compile is told beside its sources.</summary>
public sealed record CompileOptions
{
    /// <summary>Its <c>-v</c>: 0 errors only, 1 also warnings, 2 also its steps, 3 also every service it reads.</summary>
    public int Verbosity { get; init; } = 1;

    /// <summary>The database it would write; some messages name it.</summary>
    public string Database { get; init; } = "/run/s6/db";
}
