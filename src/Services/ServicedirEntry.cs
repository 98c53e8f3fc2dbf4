namespace Actors.Services;

/// <summary>How an entry of a live service directory is made.</summary>
public enum ServicedirEntryKind
{
    /// <summary>A copy of the file <see cref="ServicedirEntry.Source"/>, mode 0755.</summary>
    Script,
    /// <summary>A file that holds <see cref="ServicedirEntry.Content"/>, mode 0644.</summary>
    Content,
    /// <summary>A copy of the directory <see cref="ServicedirEntry.Source"/> with all that is in it.</summary>
    Tree,
    /// <summary>An empty directory, mode 0755.</summary>
    Directory,
}

/// <summary>An entry of a live service directory, and where it comes from.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Kind">How it is made.</param>
/// <param name="Source">What is copied, for a script and a tree.</param>
/// <param name="Content">What is written, for a content.</param>
public sealed record ServicedirEntry(string Name, ServicedirEntryKind Kind, string? Source, string? Content);
