namespace Actors.Services;

/// <summary>
/// The services that s6-rc adds to every database. Nothing has to run for them here, but lists show them and logs name them.
/// </summary>
public static class InternalServices
{
    /// <summary>What every oneshot depends on.</summary>
    public const string OneshotRunner = "s6rc-oneshot-runner";

    /// <summary>What every service in a pipeline depends on.</summary>
    public const string FdHolder = "s6rc-fdholder";

    internal static LongrunDefinition Define(string name) =>
        new() { Name = name, SourceDirectory = "", IsEssential = true, IsInternal = true };
}
