using System.Diagnostics.CodeAnalysis;

namespace Actors.Kernel;

/// <summary>
/// References with a value each. Nearly every actor watches, and is watched by, very few: those are kept in an array; from
/// <see cref="IndexFrom"/> on in a dictionary.
/// </summary>
internal sealed class RefTable<TValue>
{
    private const int IndexFrom = 12;

    private KeyValuePair<IActorRef, TValue>[] _items = [];
    private int _count;
    private Dictionary<IActorRef, TValue>? _index;

    public int Count => _index?.Count ?? _count;

    public bool TryAdd(IActorRef key, TValue value)
    {
        if (_index is not null)
            return _index.TryAdd(key, value);
        if (Find(key) >= 0)
            return false;
        if (_count + 1 == IndexFrom)
        {
            _index = new Dictionary<IActorRef, TValue>(IndexFrom) { [key] = value };
            foreach (var (known, its) in _items.AsSpan(0, _count))
                _index.Add(known, its);
            _items = [];
            _count = 0;
            return true;
        }
        if (_count == _items.Length)
            Array.Resize(ref _items, _count == 0 ? 1 : _count * 2);
        _items[_count++] = new(key, value);
        return true;
    }

    public bool Contains(IActorRef key) => _index?.ContainsKey(key) ?? (Find(key) >= 0);

    public bool Remove(IActorRef key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_index is not null)
            return _index.Remove(key, out value);
        var i = Find(key);
        if (i < 0)
        {
            value = default;
            return false;
        }
        value = _items[i].Value;
        _count--;
        Array.Copy(_items, i + 1, _items, i, _count - i);
        _items[_count] = default;
        return true;
    }

    public IActorRef[] Keys()
    {
        if (_index is not null)
            return [.. _index.Keys];
        var keys = new IActorRef[_count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = _items[i].Key;
        return keys;
    }

    private int Find(IActorRef key)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_items[i].Key.Equals(key))
                return i;
        }
        return -1;
    }
}
