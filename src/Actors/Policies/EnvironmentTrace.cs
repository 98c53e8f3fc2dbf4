namespace Actors.Policies;

/// <summary>Who has given a variable of a service its value.</summary>
/// <param name="Origin">In which way.</param>
/// <param name="File">The file that the value was read from; null: from none.</param>
internal sealed record EnvironmentTrace(EnvironmentOrigin Origin, string? File = null);

/// <summary>The ways in which <see cref="ServiceEnvironment"/> gives a variable its value.</summary>
internal enum EnvironmentOrigin
{
    /// <summary>Every process gets it.</summary>
    Supervisor,
    /// <summary>The container's variables.</summary>
    Container,
    /// <summary>One of <c>process.environment-files</c>.</summary>
    File,
    /// <summary><c>process.environment</c>.</summary>
    Variable,
    /// <summary>The name of the instance.</summary>
    Instance,
    /// <summary>A file that another variable names: <c>process.secrets</c>.</summary>
    Secret,
}
