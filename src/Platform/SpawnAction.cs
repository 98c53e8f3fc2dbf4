namespace Actors.Platform;

/// <summary>What a child does to itself before it becomes its program; posix_spawn's file actions.</summary>
public abstract record SpawnAction
{
    private SpawnAction()
    {
    }

    /// <summary>Closes a descriptor; it may be closed already.</summary>
    public sealed record Close(int Descriptor) : SpawnAction;

    /// <summary>Makes <paramref name="To"/> a copy of <paramref name="From"/> that the program keeps, also where they are equal.</summary>
    public sealed record Copy(int From, int To) : SpawnAction;

    /// <summary>Opens a file under a number, for the program to keep.</summary>
    public sealed record Open(int Descriptor, string Path, OpenMode Mode, uint Permissions = 0x1B6) : SpawnAction;

    /// <summary>Changes the working directory.</summary>
    public sealed record ChangeDirectory(string Path) : SpawnAction;
}
