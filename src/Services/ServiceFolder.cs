using Actors.Platform;

namespace Actors.Services;

/// <summary>The directory of one service while it is read: gets at its files, and reports what is wrong with them.</summary>
internal sealed partial class ServiceFolder
{
    private readonly HashSet<string> _entries;
    private readonly DiagnosticList _log;

    private ServiceFolder(string source, string name, IEnumerable<string> entries, DiagnosticList log)
    {
        Source = source;
        Name = name;
        Path = $"{source}/{name}";
        _entries = new(entries, StringComparer.Ordinal);
        _log = log;
    }

    /// <summary>The source definition directory that it is in.</summary>
    public string Source { get; }

    /// <summary>The service's name.</summary>
    public string Name { get; }

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>How many things were wrong with it.</summary>
    public int Faults { get; private set; }

    /// <summary>Opens the directory of a service.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryOpen(string source, string name, DiagnosticList log, out ServiceFolder folder)
    {
        var errno = Files.TryList($"{source}/{name}", out var entries);
        folder = new(source, name, entries, log);
        return errno;
    }

    /// <summary>Whether an entry of that name is there (a dangling link is).</summary>
    public bool Has(string file) => _entries.Contains(file);

    /// <summary>Whether the file is there, as access(2) sees it.</summary>
    /// <param name="file">Which.</param>
    /// <param name="verb">The verb of the message where that cannot be told.</param>
    /// <param name="log">Where that is reported.</param>
    public bool ReadFlag(string file, string verb, DiagnosticList? log = null)
    {
        if (!Has(file))
            return false;
        var errno = Files.TryStatus($"{Path}/{file}", followLinks: true, out _);
        if (errno is not (0 or Errno.ENOENT))
            FailSystem(verb, file, errno, log);
        return errno == 0;
    }

    /// <summary>timeout-up and timeout-down: ms; 0 where it is absent.</summary>
    public uint ReadTimeout(string file)
    {
        if (!Has(file))
            return 0;
        var errno = SourceFile.TryReadStart($"{Path}/{file}", NumberText.TimeoutLength, out var text);
        if (errno == Errno.ENOENT)
            return 0;
        if (errno != 0)
            FailSystem("read", file, errno);
        else if (NumberText.TryParseTimeout(text, out var number))
            return number;
        else
            Fail(1, $"invalid {Path}/{file}", file, Hints.ForNumber(text, "milliseconds"), 1);
        return 0;
    }

    /// <summary>notification-fd and its like; null where it is absent.</summary>
    public uint? ReadNumber(string file, string what, DiagnosticList log)
    {
        if (!Has(file))
            return null;
        var errno = SourceFile.TryReadStart($"{Path}/{file}", NumberText.FieldLength, out var text);
        if (errno == Errno.ENOENT)
            return null;
        if (errno != 0)
            FailSystem("read", file, errno, log);
        else if (NumberText.TryParseField(text, out var number))
            return number;
        else
            Fail(111, $"unable to read {Path}/{file}: {Errno.Describe(Errno.EINVAL)}", file, Hints.ForNumber(text, what), 1, log);
        return null;
    }

    /// <summary>A system call failed: <c>unable to VERB SRC/N/FILE: REASON</c>, exit code 111.</summary>
    public void FailSystem(string verb, string file, int errno, DiagnosticList? log = null) =>
        Fail(111, $"unable to {verb} {Path}/{file}: {Errno.Describe(errno)}", file, Hints.ForErrno(errno), null, log);

    /// <summary>Reports an error in a file of the service, which is broken by it.</summary>
    public void Fail(int exitCode, string message, string file, string hint, int? line = null, DiagnosticList? log = null)
    {
        Faults++;
        (log ?? _log).Error(exitCode, message, $"{Path}/{file}", hint, line, Name);
    }
}
