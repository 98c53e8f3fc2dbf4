using Actors.Execline;

namespace Actors.Tools.Makers;

/// <summary>What a generated logger does; the options that s6-instance-maker and s6-usertree-maker share.</summary>
internal sealed class LoggerOptions
{
    private uint _stamps = 1;
    private uint _files = 10;
    private ulong _size = 1_000_000;
    private ulong _total;
    private string? _prefix;

    /// <summary>The user that it runs as; null: whoever starts it.</summary>
    public string? User { get; private set; }

    /// <summary>Where it logs to; null: there is no logger.</summary>
    public string? Folder { get; set; }

    /// <summary>Its run script, without the first line.</summary>
    public string Script
    {
        get
        {
            var script = User is null ? "" : $"s6-setuidgid {ServiceWriter.Quote(User)}\n";
            script += "s6-log -bd3 -- ";
            script += (_stamps & 1) != 0 ? "t " : "";
            script += (_stamps & 2) != 0 ? "T " : "";
            script += $"n{_files} s{_size} ";
            script += _total > 0 ? $"S{_total} " : "";
            script += _prefix is null ? "" : $"p{_prefix} ";
            return script + ServiceWriter.Quote(Folder!) + "\n";
        }
    }

    /// <summary>Takes an option: -l user, -t stamps, -n files, -s bytes, -S bytes in all, -P prefix.</summary>
    /// <returns>False where it is none, or its value is none.</returns>
    public bool TryAdd(char option, string value)
    {
        switch (option)
        {
            case 'l': User = value; return true;
            case 't': return Numbers.TryParse(value, out _stamps);
            case 'n': return Numbers.TryParse(value, out _files);
            case 's': return Numbers.TryParse(value, out _size);
            case 'S': return Numbers.TryParse(value, out _total);
            case 'P': _prefix = value; return true;
            default: return false;
        }
    }

    /// <summary>Fails where the options make no sense.</summary>
    public void Check(ChainContext context)
    {
        if (Folder is not null && !Folder.StartsWith('/'))
            throw context.Fatal(ExitCode.WrongUsage, "logdir must be absolute");
        if (_stamps > 3)
            throw context.Fatal(ExitCode.WrongUsage, "stamptype must be 0, 1, 2 or 3");
    }
}
