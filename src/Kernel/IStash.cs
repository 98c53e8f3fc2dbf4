namespace Actors.Kernel;

/// <summary>Where an actor puts messages aside, to work on them later in their order.</summary>
public interface IStash
{
    /// <summary>Puts the current message aside.</summary>
    /// <exception cref="IllegalActorStateException">It was put aside already.</exception>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    void Stash();

    /// <summary>Puts the oldest message back, in front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages back, in front of the mailbox.</summary>
    void UnstashAll();

    /// <summary>Puts those messages back that fit; the others are dropped.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Takes all messages out.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages before those that are in.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);

    /// <summary>How many messages are in.</summary>
    int Count { get; }

    /// <summary>True where none is in.</summary>
    bool IsEmpty { get; }

    /// <summary>True where some are in.</summary>
    bool NonEmpty { get; }

    /// <summary>True where no more can get in.</summary>
    bool IsFull { get; }

    /// <summary>How many can get in; 0 or negative for no limit.</summary>
    int Capacity { get; }
}
