namespace Actors.Kernel;

internal partial class ActorCell
{
    private ReceiveTimeoutTimer? _receiveTimeout;

    public TimeSpan? ReceiveTimeout => _receiveTimeout?.Timeout;

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is null)
            CancelReceiveTimeout();
        else
            (_receiveTimeout ??= new ReceiveTimeoutTimer(_self, SystemImpl.Scheduler)).Timeout = timeout.Value;
    }

    /// <summary>After a message: lets the silence begin, anew where the message counts.</summary>
    internal void CheckReceiveTimeout(bool restart) => _receiveTimeout?.EndMessage(restart);

    private void CancelReceiveTimeout()
    {
        _receiveTimeout?.Cancel();
        _receiveTimeout = null;
    }
}
