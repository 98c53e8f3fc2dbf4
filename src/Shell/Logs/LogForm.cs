namespace Actors.Shell.Logs;

/// <summary>What lines are printed as.</summary>
internal enum LogForm
{
    /// <summary>For people.</summary>
    Text,
    /// <summary>As they are in the files.</summary>
    Raw,
    /// <summary>An object a line.</summary>
    Json,
}
