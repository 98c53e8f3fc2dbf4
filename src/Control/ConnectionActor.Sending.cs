using Actors.Platform;

namespace Actors.Control;

/// <content>What goes to the client.</content>
internal sealed partial class ConnectionActor
{
    /// <summary>Whether the socket takes nothing at the moment; then the poller waits for that, and nothing is read.</summary>
    private bool _isSending;

    /// <summary>Sends a line after those that wait.</summary>
    private void Enqueue(byte[] line)
    {
        _unsent.Enqueue(line);
        _unsentLength += line.Length;
        if (!_isSending)
            Send();
    }

    /// <summary>Sends an event: the only thing that a client can make pile up.</summary>
    private void Push(byte[] line)
    {
        if (_hangUp)
            return;
        if (_unsentLength > 0 && _unsentLength + line.Length > MostUnread)
            Context.Stop(Self);
        else
            Enqueue(line);
    }

    /// <summary>Writes what the socket takes; the rest when it takes more.</summary>
    private void Send()
    {
        _isSending = false;
        while (_unsent.TryPeek(out var line))
        {
            var count = _channel.Write(line.Span);
            if (count < 0)
            {
                OnStuck(count);
                return;
            }

            _unsentLength -= count;
            if (count < line.Length)
                Replace(line[count..]);
            else
                _unsent.Dequeue();
        }

        if (_channel.Flush() is < 0 and var failure)
            OnStuck(failure);
        else if (_hangUp)
            Context.Stop(Self);
        else
            GoOn();
    }

    private void GoOn()
    {
        TellThereIsRoom();
        Self.Tell(Next.Instance); // a message for each request: who sends many does not hold up other actors
    }

    private void OnStuck(int result)
    {
        if (result == -Errno.EAGAIN)
        {
            _isSending = true;
            _host.Poller.Rearm(_key, forWriting: true);
        }
        else
        {
            Context.Stop(Self);
        }
    }

    /// <summary>The first line's rest in its place. It is the rule that there is one line only.</summary>
    private void Replace(ReadOnlyMemory<byte> rest)
    {
        var others = _unsent.Count - 1;
        _unsent.Dequeue();
        _unsent.Enqueue(rest);
        for (; others > 0; others--)
            _unsent.Enqueue(_unsent.Dequeue());
    }
}
