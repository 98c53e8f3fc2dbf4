namespace Actors.Services.Policies;

/// <summary>What becomes of a service's lines, beside what its logger's script says.</summary>
public sealed record LoggingPolicy
{
    /// <summary>What holds where no policy says anything: what s6 does.</summary>
    public static LoggingPolicy Default { get; } = new();

    /// <summary>Whether a run script that is nothing but a logger is done by pid 1 instead of a process.</summary>
    public bool InProcess { get; init; } = true;

    /// <summary>Whether the service's name stands in front of lines that go to the container's output.</summary>
    public bool Prefix { get; init; }

    /// <summary>Whether lines that go to the container's output are JSON objects: time, service, stream, message.</summary>
    public bool Json { get; init; }

    /// <summary>Whether lines in log directories are JSON objects.</summary>
    public bool JsonFiles { get; init; }

    /// <summary>Whether archived files that no processor is for are compressed.</summary>
    public bool Gzip { get; init; }

    /// <summary>Where <see cref="Gzip"/> or <see cref="JsonFiles"/> was asked for, a byte string as in <c>/etc/actors/actors.conf:1</c>; null: neither is.</summary>
    public string? FilesAskedAt { get; init; }

    /// <summary>Where <see cref="Prefix"/> or <see cref="Json"/> was asked for; null: neither is.</summary>
    public string? OutputAskedAt { get; init; }
}
