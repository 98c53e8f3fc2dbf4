using System.Buffers;
using System.Text;

namespace Actors.Shell.Terminal;

/// <summary>
/// Makes keys of the bytes that terminals send: UTF-8, and the sequences of xterm, the Linux console, screen and their kin, which all send the same for what is used here.
/// So no terminfo is needed, which small images lack. Pure: bytes in, keys out.
/// </summary>
internal sealed class KeyDecoder
{
    private const byte EscapeByte = 0x1B;
    private readonly List<byte> _begun = [];

    /// <summary>Whether a sequence has begun: an Escape that nothing follows within a moment was the key.</summary>
    internal bool IsBegun => _begun.Count > 0;

    /// <summary>The keys that are complete.</summary>
    internal IReadOnlyList<Key> Feed(ReadOnlySpan<byte> bytes)
    {
        _begun.AddRange(bytes);
        var keys = new List<Key>();
        while (_begun.Count > 0 && Next(out var length) is { } key)
        {
            keys.Add(key);
            _begun.RemoveRange(0, length);
        }

        return keys;
    }

    /// <summary>Nothing came within a moment: what has begun is all there is.</summary>
    internal IReadOnlyList<Key> End()
    {
        if (_begun.Count == 0)
            return [];
        var key = _begun is [EscapeByte] ? new Key(KeyName.Escape) : new Key(KeyName.Unknown);
        _begun.Clear();
        return [key];
    }

    private Key? Next(out int length)
    {
        length = 1;
        switch (_begun[0])
        {
            case EscapeByte:
                return Sequence(out length);
            case (byte)'\r' or (byte)'\n':
                return new(KeyName.Enter);
            case (byte)'\t':
                return new(KeyName.Tab);
            case 0x7F or 0x08:
                return new(KeyName.Backspace);
            case < 0x20 and var control:
                return new(KeyName.Control, new Rune((char)(control + 0x60)));
        }

        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_begun);
        var status = Rune.DecodeFromUtf8(bytes, out var rune, out length);
        return status == OperationStatus.NeedMoreData ? null : new(KeyName.Character, rune);
    }

    private Key? Sequence(out int length)
    {
        length = 2;
        if (_begun.Count < 2)
            return null;
        switch (_begun[1])
        {
            case (byte)'b':
                return new(KeyName.WordLeft);
            case (byte)'f':
                return new(KeyName.WordRight);
            case (byte)'O':
                length = 3;
                return _begun.Count < 3 ? null : Final(_begun[2], "");
            case (byte)'[':
                break;
            default:
                // Alt and some other key: the Escape for itself, the rest as it is.
                length = 1;
                return new(KeyName.Escape);
        }

        for (var at = 2; at < _begun.Count; at++)
        {
            if (_begun[at] is < 0x40 or > 0x7E)
                continue;
            length = at + 1;
            return Final(_begun[at], Encoding.ASCII.GetString([.. _begun[2..at]]));
        }

        return null;
    }

    private static Key Final(byte final, string parameters)
    {
        var withModifier = parameters.Contains(';');
        return new((char)final switch
        {
            'A' => KeyName.Up,
            'B' => KeyName.Down,
            'C' => withModifier ? KeyName.WordRight : KeyName.Right,
            'D' => withModifier ? KeyName.WordLeft : KeyName.Left,
            'H' => KeyName.Home,
            'F' => KeyName.End,
            '~' => parameters.Split(';')[0] switch
            {
                "1" or "7" => KeyName.Home,
                "4" or "8" => KeyName.End,
                "3" => KeyName.Delete,
                "5" => KeyName.PageUp,
                "6" => KeyName.PageDown,
                _ => KeyName.Unknown,
            },
            _ => KeyName.Unknown,
        });
    }
}
