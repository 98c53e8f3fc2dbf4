namespace Actors.Services.Policies;

/// <summary>What clients of the control protocol may do; <c>actors.control</c>. Root and the user that pid 1 runs as may do everything.</summary>
public sealed record ControlPolicy
{
    /// <summary>Where no policy says anything.</summary>
    public static ControlPolicy Default { get; } = new();

    /// <summary>For users that have no entry.</summary>
    public ControlAccess Others { get; init; } = ControlAccess.Read;

    /// <summary>For single users: names or numbers, byte strings.</summary>
    public IReadOnlyDictionary<string, ControlAccess> Users { get; init; } = new Dictionary<string, ControlAccess>();

    /// <summary>Where clients on other machines connect: <c>ADDRESS:PORT</c>; null: nowhere.</summary>
    public string? RemoteListen { get; init; }

    /// <summary>Where they connect over Akka.Remote, which only a build on Akka.NET has; null: nowhere.</summary>
    public string? RemoteAkkaListen { get; init; }

    /// <summary>The file that holds the key which they must have too.</summary>
    public string? RemoteKeyFile { get; init; }

    /// <summary>What they may do.</summary>
    public ControlAccess RemoteAccess { get; init; } = ControlAccess.Read;
}

/// <summary>How much a client may do; each may do what the ones before it may.</summary>
public enum ControlAccess
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>Look at states.</summary>
    Read,
    /// <summary>Move services.</summary>
    Change,
    /// <summary>Everything.</summary>
    All,
}
