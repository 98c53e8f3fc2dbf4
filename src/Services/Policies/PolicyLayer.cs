namespace Actors.Services.Policies;

/// <summary>One text of the policies: a file, or what an environment variable sets.</summary>
/// <param name="Name">What diagnostics call it: its path, or the variable's name.</param>
/// <param name="Content">Its bytes, UTF-8.</param>
public sealed record PolicyLayer(string Name, byte[] Content)
{
    /// <summary>Whether it is a variable: those have no lines.</summary>
    public bool IsVariable { get; init; }
}
