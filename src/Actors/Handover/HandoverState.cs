using System.Globalization;
using System.Text;
using Actors.Boot;

namespace Actors.Handover;

/// <summary>What a <see cref="HandoverJournal"/> says.</summary>
public sealed class HandoverState
{
    private readonly HashSet<string> _up = [];
    private readonly HashSet<string> _ending = [];

    /// <summary>The services of the database that are up.</summary>
    public IReadOnlyCollection<string> Up => _up;

    /// <summary>The longruns whose process has been told to end, and is killed when its time for that is over.</summary>
    public IReadOnlyCollection<string> Ending => _ending;

    /// <summary>The CMD's process; 0: none was started.</summary>
    public int Command { get; private set; }

    /// <summary>Whether the live directories of the services are laid out.</summary>
    public bool IsLaidOut { get; private set; }

    /// <summary>Whether the boot was over.</summary>
    public bool IsBooted { get; private set; }

    /// <summary>Whether the container was stopping, and to what end.</summary>
    public HaltKind? Stopping { get; private set; }

    /// <summary>How often this process has succeeded itself.</summary>
    public int Successions { get; private set; }

    /// <summary>When it last did, in nanoseconds of the monotonic clock.</summary>
    public long LastSuccession { get; private set; }

    /// <summary>Descriptors that the successor needs, by what they are for.</summary>
    public Dictionary<string, int> Descriptors { get; } = [];

    /// <summary>Reads a journal. A last line that was cut short is left out.</summary>
    public static HandoverState Parse(string text)
    {
        var state = new HandoverState();
        for (int start = 0, end; (end = text.IndexOf('\n', start)) >= 0; start = end + 1)
        {
            if (end > start)
                state.Learn(text[start], text[(start + 1)..end]);
        }

        return state;
    }

    /// <summary>One more.</summary>
    public void Succeed(long monotonicNanoseconds)
    {
        Successions++;
        LastSuccession = monotonicNanoseconds;
    }

    /// <summary>The same as a journal, without what was replaced.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var service in _up)
            text.Append('+').Append(service).Append('\n');
        foreach (var service in _ending)
            text.Append('k').Append(service).Append('\n');
        foreach (var (key, number) in Descriptors)
            text.Append('d').Append(number).Append(' ').Append(key).Append('\n');
        if (Command != 0)
            text.Append('c').Append(Command).Append('\n');
        if (IsLaidOut)
            text.Append("l\n");
        if (IsBooted)
            text.Append("b\n");
        if (Stopping is { } kind)
            text.Append('s').Append((int)kind).Append('\n');
        if (Successions > 0)
            text.Append('g').Append(Successions).Append(' ').Append(LastSuccession).Append('\n');
        return text.ToString();
    }

    private void Learn(char fact, string value)
    {
        switch (fact)
        {
            case '+': _up.Add(value); break;
            case '-': _up.Remove(value); break;
            case 'k': _ending.Add(value); break;
            case 'K': _ending.Remove(value); break;
            case 'c': Command = Number(value); break;
            case 'l': IsLaidOut = true; break;
            case 'b': IsBooted = true; break;
            case 's': Stopping = (HaltKind)Number(value); break;
            case 'g' when value.IndexOf(' ') is > 0 and var blank:
                Successions = Number(value[..blank]);
                LastSuccession = long.Parse(value.AsSpan(blank + 1), CultureInfo.InvariantCulture);
                break;
            case 'd' when value.IndexOf(' ') is > 0 and var blank:
                var number = Number(value[..blank]);
                if (number < 0)
                    Descriptors.Remove(value[(blank + 1)..]);
                else
                    Descriptors[value[(blank + 1)..]] = number;
                break;
        }
    }

    private static int Number(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
