namespace Actors.Kernel.Dispatch.SysMsg;

/// <summary>
/// The base of system messages. It is a link of the mailbox's list itself, so that sending one costs no more than itself;
/// therefore one object must never be sent twice.
/// </summary>
internal abstract class SystemMessage : ISystemMessage
{
    /// <summary>The next in the mailbox or among the deferred.</summary>
    internal SystemMessage? Next;

    /// <summary>True where the message has to wait until the children that are stopping are gone.</summary>
    internal virtual bool WaitsForChildren => false;

    /// <summary>True where the message has to wait until the actor's own failure is answered.</summary>
    internal virtual bool WaitsForRecovery => false;
}
