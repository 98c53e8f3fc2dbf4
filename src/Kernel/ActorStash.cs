namespace Actors.Kernel;

/// <summary>The stash of one instance of an actor.</summary>
internal sealed class ActorStash(ActorCell cell, int capacity) : IStash
{
    private List<Envelope>? _stashed;
    private int _lastEnvelopeId = -1;

    public int Capacity => capacity;

    public int Count => _stashed?.Count ?? 0;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public bool IsFull => capacity > 0 && Count >= capacity;

    public void Stash()
    {
        var envelope = cell.CurrentEnvelope;
        if (envelope.Message is null)
            throw new IllegalActorStateException("Can't stash: there is no current message");
        if (cell.CurrentEnvelopeId == _lastEnvelopeId)
            throw new IllegalActorStateException($"Can't stash the same message {envelope.Message} more than once");
        _lastEnvelopeId = cell.CurrentEnvelopeId;
        if (IsFull)
        {
            throw new StashOverflowException(
                $"Couldn't enqueue message {envelope.Message} from {cell.Sender} to stash of {cell.Self}");
        }
        (_stashed ??= []).Add(envelope);
    }

    public void Unstash()
    {
        if (_stashed is not { Count: > 0 })
            return;
        var envelope = _stashed[0];
        _stashed.RemoveAt(0);
        PutBack(envelope);
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        if (_stashed is not { Count: > 0 } stashed)
            return;
        _stashed = null;
        for (var i = stashed.Count - 1; i >= 0; i--)
        {
            if (predicate(stashed[i]))
                PutBack(stashed[i]);
        }
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var stashed = _stashed;
        _stashed = null;
        return stashed ?? [];
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        var seen = new HashSet<Envelope>();
        var first = new List<Envelope>();
        foreach (var envelope in envelopes)
            if (seen.Add(envelope))
                first.Add(envelope);
        (_stashed ??= []).InsertRange(0, first);
    }

    private void PutBack(Envelope envelope)
    {
        if (envelope.Message is Terminated terminated)
            cell.TerminatedQueuedFor(terminated.ActorRef, null);
        cell.Mailbox.EnqueueFirst(envelope);
    }
}
