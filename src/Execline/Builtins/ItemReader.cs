using System.Text;
using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Reads delimited items, or netstrings, from a descriptor, no further ahead than execline does: children may read from it too.</summary>
internal sealed class ItemReader(ChainContext context, int fd, string delimiters)
{
    // Within so many bytes a netstring's colon must come.
    private const int LongestHeader = 20;

    // skalibs' ring buffer of 8192 bytes holds one fewer.
    private readonly byte[] _buffer = new byte[8191];
    private int _start;
    private int _end;

    /// <summary>Reads an item.</summary>
    /// <param name="item">The item, its delimiter included; of a netstring its content.</param>
    /// <param name="isWhole">Whether it had its delimiter; the last one may lack it.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(out string item, out bool isWhole)
    {
        isWhole = true;
        if (delimiters.Length == 0)
            return TryReadNetstring(out item);
        var text = new StringBuilder();
        while (true)
        {
            while (_start < _end)
            {
                var current = (char)_buffer[_start++];
                text.Append(current);
                if (delimiters.Contains(current))
                {
                    item = text.ToString();
                    return true;
                }
            }

            var errno = Fill();
            if (errno == 0)
                continue;
            if (errno != Errno.EPIPE)
                throw context.Unable(111, "skagetlnsep", errno);
            item = text.ToString();
            isWhole = false;
            return item.Length > 0;
        }
    }

    private bool TryReadNetstring(out string item)
    {
        item = "";
        var header = new StringBuilder();
        for (int current; (current = Take()) != ':'; header.Append((char)current))
        {
            if (current < 0 && header.Length == 0)
                return false;
            if (current < 0 || header.Length == LongestHeader)
                throw Broken(current < 0 ? Errno.EPIPE : Errno.EPROTO);
        }

        var digits = ScanNumber.Front(header.ToString(), ulong.MaxValue, out var length);
        if (digits == 0 || digits != header.Length)
            throw Broken(Errno.EPROTO);
        var text = new StringBuilder();
        for (; length > 0; length--)
            text.Append(TakeContent());
        if (TakeContent() != ',')
            throw Broken(Errno.EPROTO);
        item = text.ToString();
        return true;
    }

    private char TakeContent()
    {
        var current = Take();
        return current < 0 ? throw Broken(Errno.EPIPE) : (char)current;
    }

    /// <summary>The next byte; -1 at the end.</summary>
    private int Take()
    {
        if (_start == _end)
        {
            var errno = Fill();
            if (errno == Errno.EPIPE)
                return -1;
            if (errno != 0)
                throw Broken(errno);
        }

        return _buffer[_start++];
    }

    /// <summary>Reads once.</summary>
    /// <returns>0, or the error number; <see cref="Errno.EPIPE"/> at the end.</returns>
    private int Fill()
    {
        var count = Descriptors.Read(fd, _buffer);
        _start = 0;
        _end = Math.Max(count, 0);
        return count > 0 ? 0 : count == 0 ? Errno.EPIPE : -count;
    }

    private ChainException Broken(int errno) => context.Unable(111, "netstring_get", errno);
}
