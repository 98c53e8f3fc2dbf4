using System.Collections.Concurrent;
using Actors.Platform;

namespace Actors.Processes;

/// <summary>
/// One thread that waits for descriptors and tells actors: what blocks never runs on an actor's dispatcher, and 500 services
/// need no 500 threads. While nothing happens it sleeps in the kernel.
/// </summary>
public sealed class DescriptorPoller : IDisposable
{
    private const int Quiet = 1_000; // milliseconds

    private readonly EventPoll _poll = new();
    private readonly ConcurrentDictionary<ulong, Registration> _registrations = [];
    private readonly (Descriptor Read, Descriptor Write) _wake = Descriptors.Pipe(nonBlocking: true);
    private readonly Func<bool>? _rest;
    private ulong _lastKey;

    /// <summary>Starts the thread.</summary>
    /// <param name="rest">
    /// What to do, on this thread, each time that nothing has happened for a second after the start, or after something did. It tells whether there is
    /// more to do after another such second.
    /// </param>
    public DescriptorPoller(Func<bool>? rest = null)
    {
        _rest = rest;
        _poll.Arm(_wake.Read.Number, 0);
        new Thread(Run, 128 * 1024) { IsBackground = true, Name = "descriptors" }.Start();
    }

    /// <summary>Tells <paramref name="target"/> the <paramref name="message"/> once, as soon as <paramref name="fd"/> can be read (or hung up).</summary>
    /// <returns>A key for <see cref="Rearm"/> and <see cref="Forget"/>.</returns>
    public ulong Watch(int fd, IActorRef target, object message)
    {
        var key = Interlocked.Increment(ref _lastKey);
        _registrations[key] = new(fd, target, message);
        _poll.Watch(fd, key);
        return key;
    }

    /// <summary>The same once more; or once it can be written.</summary>
    public void Rearm(ulong key, bool forWriting = false)
    {
        if (_registrations.TryGetValue(key, out var registration))
            _poll.Arm(registration.Descriptor, key, forWriting);
    }

    /// <summary>Forgets a descriptor, which must still be open. A message that is under way may still arrive.</summary>
    public void Forget(ulong key)
    {
        if (_registrations.TryRemove(key, out var registration))
            _poll.Remove(registration.Descriptor);
    }

    /// <summary>Ends the thread.</summary>
    public void Dispose() => _wake.Write.Dispose();

    private void Run()
    {
        const int Forever = -1;
        var keys = new ulong[64];
        var quiet = _rest is null ? Forever : Quiet;
        var patience = quiet;
        while (true)
        {
            var count = _poll.Wait(keys, patience);
            patience = count > 0 || _rest!() ? quiet : Forever;
            for (var i = 0; i < count; i++)
            {
                if (keys[i] == 0)
                {
                    _poll.Dispose();
                    _wake.Read.Dispose();
                    return;
                }

                if (_registrations.TryGetValue(keys[i], out var registration))
                    registration.Target.Tell(registration.Message, ActorRefs.NoSender);
            }
        }
    }

    private sealed record Registration(int Descriptor, IActorRef Target, object Message);
}
