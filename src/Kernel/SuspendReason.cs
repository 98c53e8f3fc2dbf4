namespace Actors.Kernel;

/// <summary>What an actor does once the children that are stopping are gone.</summary>
internal enum SuspendReason
{
    /// <summary>Nothing: the actor stopped a child and works on.</summary>
    UserRequest,

    /// <summary>It creates its first instance again.</summary>
    Creation,

    /// <summary>It replaces its instance.</summary>
    Recreation,

    /// <summary>It stops.</summary>
    Termination,
}
