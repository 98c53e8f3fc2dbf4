namespace Actors.Services;

/// <summary>A service as it is declared in a source definition directory, before names are resolved.</summary>
public abstract record ServiceDefinition
{
    /// <summary>The directory's name.</summary>
    public required string Name { get; init; }

    /// <summary>The directory itself, such as <c>/etc/s6-overlay/s6-rc.d/web</c>; empty for what no directory declares.</summary>
    public required string SourceDirectory { get; init; }

    /// <summary>What it is.</summary>
    public abstract ServiceType Type { get; }

    /// <summary>
    /// Whether <c>flag-essential</c> is there: it is not stopped unless that is asked for with force. See
    /// <see cref="AtomicService.IsEssential"/>.
    /// </summary>
    public bool IsEssential { get; init; }

    /// <summary>Whether <c>flag-recommended</c> is there; it means something only to s6-rc's repository tools.</summary>
    public bool IsRecommended { get; init; }

    /// <summary>The path of a file in the source directory, whether it is there or not.</summary>
    public string PathOf(string file) => $"{SourceDirectory}/{file}";
}
