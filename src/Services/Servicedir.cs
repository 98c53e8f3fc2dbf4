using Actors.Platform;

namespace Actors.Services;

/// <summary>
/// The files of a live service directory as s6-supervise reads them: whenever they matter, so that an edit counts from the next event on.
/// What it finds invalid it warns of and takes as absent.
/// </summary>
/// <param name="path">The directory.</param>
public sealed class Servicedir(string path)
{
    private const int SignalLength = 15;

    /// <summary>
    /// Who hears what it says of a file that it cannot use: <c>invalid FILE</c>, <c>unable to open FILE: REASON</c>; follows <c>s6-supervise NAME:
    /// warning: </c>.
    /// </summary>
    public Action<string>? Warned { private get; init; }

    /// <summary>The directory.</summary>
    public string Path { get; } = path;

    /// <summary>Whether it is started as soon as it is supervised: there is no <c>down</c> file.</summary>
    public bool StartsUp => !HasFile("down");

    /// <summary>The descriptor for readiness; null for none.</summary>
    public uint? NotificationFd => ReadNumber("notification-fd");

    /// <summary>The descriptor for the lock; null for none.</summary>
    public uint? LockFd => ReadNumber("lock-fd");

    /// <summary>From the down signal to SIGKILL, in ms; 0: never.</summary>
    public uint TimeoutKill => ReadNumber("timeout-kill") ?? 0;

    /// <summary>How long <c>finish</c> may take, in ms; 0: any time. 5000 unless the file says otherwise.</summary>
    public uint TimeoutFinish => ReadNumber("timeout-finish") ?? 5000;

    /// <summary>How many deaths are remembered, 0 to 4096; 100 unless the file says otherwise.</summary>
    public uint MaxDeathTally => Math.Min(ReadNumber("max-death-tally") ?? 100, 4096);

    /// <summary>The signal that ends it; SIGTERM unless the file says otherwise.</summary>
    public Signal DownSignal => ReadSignal("down-signal", Signal.Term);

    /// <summary>The signal that makes it reload; SIGHUP unless the file says otherwise.</summary>
    public Signal ReloadSignal => ReadSignal("reload-signal", Signal.Hup);

    /// <summary>Whether <see cref="TimeoutKill"/> is for the whole process group.</summary>
    public bool KillsProcessGroup => HasFile("flag-timeout-killpg");

    /// <summary>Whether it runs in a pid namespace of its own.</summary>
    public bool NewPidNamespace => HasFile("flag-newpidns");

    private bool HasFile(string file)
    {
        var errno = Files.TryStatus($"{Path}/{file}", followLinks: true, out _);
        if (errno is not (0 or Errno.ENOENT))
            Warned?.Invoke($"unable to access {file}: {Errno.Describe(errno)}");
        return errno == 0;
    }

    private uint? ReadNumber(string file)
    {
        if (ReadLine(file, NumberText.FieldLength) is not { } text)
            return null;
        if (NumberText.TryParseField(text, out var number))
            return number;
        Warned?.Invoke($"invalid {file}");
        return null;
    }

    private Signal ReadSignal(string file, Signal otherwise)
    {
        if (ReadLine(file, SignalLength) is not { } text)
            return otherwise;
        // Any number is one (skalibs' sig0_scan); that there is no such signal, or that 0 is none, only shows when it is sent: then nothing happens.
        var digits = text.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        if (NumberText.TryParseField(digits, out var number))
            return (Signal)number;
        if (Signals.TryParse(text, out var signal))
            return signal;
        Warned?.Invoke($"invalid {file}");
        return otherwise;
    }

    private string? ReadLine(string file, int limit)
    {
        var errno = SourceFile.TryReadStart($"{Path}/{file}", limit, out var text);
        if (errno is not (0 or Errno.ENOENT))
            Warned?.Invoke($"unable to open {file}: {Errno.Describe(errno)}");
        var end = text.IndexOf('\n');
        return errno != 0 ? null : SourceFile.UpToNul(end < 0 ? text : text[..end]);
    }
}
