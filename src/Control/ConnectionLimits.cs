namespace Actors.Control;

/// <summary>
/// How many connections there may be: so many for each user, and fewer for all users together that may only read than there are altogether, so that those never keep out who may
/// change something.
/// </summary>
internal sealed class ConnectionLimits
{
    /// <summary>For one user that may only read.</summary>
    internal const int MostOfReader = 32;

    /// <summary>For all such users.</summary>
    internal const int MostOfReaders = 128;

    /// <summary>For one user that may do more.</summary>
    internal const int MostOfChanger = 192;

    private readonly Dictionary<IActorRef, (string User, bool Reads)> _connections = [];
    private readonly Dictionary<string, int> _perUser = [];
    private int _readers;

    /// <summary>How many there are.</summary>
    internal int Count => _connections.Count;

    /// <summary>Whether one more may be.</summary>
    internal bool Allows(ControlPeer peer)
    {
        var count = _perUser.GetValueOrDefault(UserOf(peer));
        return peer.Level > ControlLevel.Read ? count < MostOfChanger : count < MostOfReader && _readers < MostOfReaders;
    }

    internal void Add(IActorRef connection, ControlPeer peer)
    {
        var user = UserOf(peer);
        var reads = peer.Level <= ControlLevel.Read;
        _connections[connection] = (user, reads);
        _perUser[user] = _perUser.GetValueOrDefault(user) + 1;
        _readers += reads ? 1 : 0;
    }

    internal void Remove(IActorRef connection)
    {
        if (!_connections.Remove(connection, out var entry))
            return;
        _readers -= entry.Reads ? 1 : 0;
        if (--_perUser[entry.User] == 0)
            _perUser.Remove(entry.User);
    }

    private static string UserOf(ControlPeer peer) => peer.Address is null ? $"uid {peer.User}" : "remote";
}
