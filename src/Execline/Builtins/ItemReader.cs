using System.Text;
using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Reads delimited items, or netstrings, from a descriptor, no further ahead than execline does: children may read from it too.</summary>
internal sealed class ItemReader(ChainContext context, int fd, string delimiters)
{
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
        if (_start == _end)
        {
            var errno = Fill();
            if (errno == Errno.EPIPE)
                return false;
            if (errno != 0)
                throw Broken(errno);
        }

        ulong length = 0;
        var digits = 0;
        for (int current; (current = Take()) != ':'; digits++)
        {
            if (current is < '0' or > '9' || digits == 19)
                throw Broken(Errno.EPROTO);
            length = (length * 10) + (ulong)(current - '0');
        }

        if (digits == 0)
            throw Broken(Errno.EPROTO);
        var text = new StringBuilder();
        for (; length > 0; length--)
            text.Append((char)Take());
        if (Take() != ',')
            throw Broken(Errno.EPROTO);
        item = text.ToString();
        return true;
    }

    private int Take()
    {
        if (_start == _end)
        {
            var errno = Fill();
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
