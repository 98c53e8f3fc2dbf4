namespace Actors.Execline;

/// <summary>The words of the execline language.</summary>
public static partial class ExeclineWords
{
    /// <summary>The word of that name; null where it is none of execline's.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        "execline-cd" or "cd" => Builtins.ChangeDirectory.Run,
        _ => null,
    };
}
