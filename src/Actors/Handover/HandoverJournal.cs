using System.Globalization;
using Actors.Boot;
using Actors.Platform;

namespace Actors.Handover;

/// <summary>
/// What a successor of this process has to know that neither the kernel nor the service directories can tell it (<see cref="Succession"/>): a file in memory,
/// of which every line is one fact, and later ones replace earlier ones. Written at once, by whoever learns the fact: a fault asks nobody.
/// </summary>
/// <param name="file">The file; it travels with the process.</param>
public sealed class HandoverJournal(Descriptor file)
{
    private const int CompactionSize = 1 << 16;
    private const string Name = "actors-handover";

    private readonly object _gate = new();
    private int _written;
    private bool _isGrowing;

    /// <summary>The file's number, for the successor.</summary>
    public int Number => file.Number;

    /// <summary>Where it says that it could not be folded.</summary>
    public Reporter? Report { get; set; }

    /// <summary>Where the file comes from into which it is folded.</summary>
    internal Func<Descriptor> NextFile { get; init; } = () => Descriptors.MemoryFile(Name);

    /// <summary>A new one; or null where there are no files in memory (Linux before 3.17, a seccomp filter): then there is no handover.</summary>
    /// <param name="fault">Why there is none.</param>
    public static HandoverJournal? Create(out string? fault)
    {
        try
        {
            fault = null;
            return new HandoverJournal(Descriptors.MemoryFile(Name));
        }
        catch (PlatformException failure)
        {
            fault = failure.Message;
            return null;
        }
    }

    /// <summary>What stands in it.</summary>
    public HandoverState Read()
    {
        var bytes = new byte[Files.Status(file.Number).Size];
        var count = Descriptors.ReadAt(file.Number, bytes, 0);
        return HandoverState.Parse(ByteString.FromBytes(bytes.AsSpan(0, Math.Max(count, 0))));
    }

    /// <summary>A service of the database is up, or down.</summary>
    public void Moved(string service, bool up) => Append(up ? '+' : '-', service);

    /// <summary>A longrun's process has been told to end, and has a time to do so; or that is over.</summary>
    public void Ending(string service, bool on) => Append(on ? 'k' : 'K', service);

    /// <summary>The CMD has been started.</summary>
    public void CommandStarted(int pid) => Append('c', Text(pid));

    /// <summary>The live directories of the services are laid out.</summary>
    public void LaidOut() => Append('l', "");

    /// <summary>The boot is over.</summary>
    public void Booted() => Append('b', "");

    /// <summary>The container is stopping.</summary>
    public void Stopping(HaltKind kind) => Append('s', Text((int)kind));

    /// <summary>A descriptor that the successor needs, by what it is for.</summary>
    public void Keep(string key, int descriptor) => Append('d', $"{Text(descriptor)} {key}");

    /// <summary>It needs that one no more.</summary>
    public void Forget(string key) => Append('d', $"-1 {key}");

    /// <summary>The number of successions so far, and when the last one was.</summary>
    public void Succeeded(int count, long monotonicNanoseconds) => Append('g', $"{Text(count)} {monotonicNanoseconds.ToString(CultureInfo.InvariantCulture)}");

    private void Append(char fact, string value)
    {
        var line = ByteString.ToBytes($"{fact}{value}\n");
        lock (_gate)
        {
            if (_written > CompactionSize)
                Compact();
            _ = Descriptors.WriteAll(file.Number, line);
            _written += line.Length;
        }
    }

    /// <summary>
    /// What months of moves have written is folded, into a file that then takes the place of this one at once. Where that fails this one goes on, and it is tried
    /// again when as much has come to it once more.
    /// </summary>
    private void Compact()
    {
        _written = 0;
        try
        {
            using var next = NextFile();
            if (Descriptors.WriteAll(next.Number, ByteString.ToBytes(Read().ToText())) is not 0 and var errno)
                throw new PlatformException("write a memory file", errno);
            Descriptors.Move(next.Number, file.Number);
            Descriptors.SetCloseOnExec(file.Number, true);
            _isGrowing = false;
        }
        catch (PlatformException failure)
        {
            if (!_isGrowing)
                Report?.Warning("actors", $"{failure.Message}: what a successor of this process has to know is complete, but takes more memory until there is another");
            _isGrowing = true;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
