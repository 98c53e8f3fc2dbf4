using Actors.Platform;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Supervision;

/// <content>The pipe on which run tells that it is ready.</content>
public sealed partial class LongrunActor
{
    private Descriptor? _notification;
    private ulong _notificationKey;

    private string NotificationKey => $"notification {_settings.Name}";

    /// <returns>The end that is run's.</returns>
    private Descriptor OpenNotification()
    {
        (_notification, var write) = Descriptors.Pipe();
        Descriptors.SetNonBlocking(_notification.Number, true);
        _host.Journal?.Keep(NotificationKey, _notification.Number);
        return write;
    }

    private void OnNotificationReadable(NotificationReadable readable)
    {
        if (readable.Incarnation != _incarnation || _notification is null)
            return;
        var notification = ReadNotification();
        if (notification == Notification.NothingYet)
        {
            _host.Poller.Rearm(_notificationKey);
            return;
        }

        CloseNotification();
        if (notification == Notification.Ready)
            BeReady("U");
    }

    private Notification ReadNotification()
    {
        Span<byte> buffer = stackalloc byte[64];
        var count = Descriptors.Read(_notification!.Number, buffer);
        if (count == -Errno.EAGAIN || (count > 0 && !buffer[..count].Contains((byte)'\n')))
            return Notification.NothingYet;
        return count > 0 ? Notification.Ready : Notification.Ended;
    }

    /// <summary>It may have said that it was ready in its last moment, and the news of its end can be quicker than that. s6-supervise, too, reads the pipe first.</summary>
    private void HearLastWords()
    {
        if (_notification is not null && ReadNotification() == Notification.Ready)
            BeReady("U");
        OnNotifyReadable(_incarnation);
    }

    private void CloseNotification()
    {
        if (_notification is null)
            return;
        _host.Poller.Forget(_notificationKey);
        _host.Journal?.Forget(NotificationKey);
        _notification.Dispose();
        _notification = null;
    }

    /// <summary>What was to be read on the pipe.</summary>
    private enum Notification
    {
        NothingYet,
        Ready,
        Ended,
    }
}
