namespace Actors.Kernel;

/// <summary>The handlers of one behaviour, tried in the order of their declaration; the first that takes the message wins.</summary>
internal sealed unsafe class HandlerList
{
    private Entry[] _entries = [];
    private int _count;
    private bool _complete;

    /// <summary>Puts a handler at the end: <paramref name="attempt"/> is one of <see cref="MessageHandler"/>'s, for the type that the delegates take.</summary>
    public void Add(delegate*<object, Delegate, Delegate?, bool> attempt, Delegate action, Delegate? condition = null, bool takesAll = false)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (_complete)
        {
            throw new InvalidOperationException(
                "A handler that catches all messages has been added. No handler can be added after that.");
        }
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count == 0 ? 4 : _count * 2);
        _entries[_count++] = new Entry(attempt, action, condition);
        _complete = takesAll;
    }

    public bool Handle(object message)
    {
        var entries = _entries.AsSpan(0, _count);
        foreach (ref readonly var entry in entries)
        {
            if (entry.Attempt(message, entry.Action, entry.Condition))
                return true;
        }
        return false;
    }

    private readonly struct Entry(delegate*<object, Delegate, Delegate?, bool> attempt, Delegate action, Delegate? condition)
    {
        public readonly delegate*<object, Delegate, Delegate?, bool> Attempt = attempt;
        public readonly Delegate Action = action;
        public readonly Delegate? Condition = condition;
    }
}
