using System.Globalization;
using Actors.Platform;

namespace Actors.Control;

/// <summary>A request of the control protocol (docs/control-protocol.md). Names are byte strings here, text on the wire.</summary>
/// <param name="Verb">What is asked for.</param>
/// <param name="Names">Services and bundles.</param>
public sealed partial record ControlRequest(string Verb, IReadOnlyList<string> Names)
{
    /// <summary>The version of the protocol that this program speaks.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the protocol that the request is written in.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Comes back in the answer; null: does not.</summary>
    public long? Id { get; init; }

    /// <summary>For <c>change</c>: up, or down.</summary>
    public bool Up { get; init; } = true;

    /// <summary>For <c>change</c>: with everything that is up.</summary>
    public bool AddAllUp { get; init; }

    /// <summary>For <c>change</c>: the opposite for the rest.</summary>
    public bool Prune { get; init; }

    /// <summary>For <c>change</c>, <c>stop</c> and <c>restart</c>: essential services too.</summary>
    public bool IncludeEssential { get; init; }

    /// <summary>For <c>change</c>: wait for another change.</summary>
    public bool Block { get; init; }

    /// <summary>For changes: limit in milliseconds; 0: none.</summary>
    public int Milliseconds { get; init; }

    /// <summary>The same; null: none.</summary>
    public TimeSpan? Timeout => Milliseconds > 0 ? TimeSpan.FromMilliseconds(Milliseconds) : null;

    /// <summary>For <c>update</c>: lines of s6-rc-update's conversion file.</summary>
    public IReadOnlyList<string> Conversions { get; init; } = [];

    /// <summary>For <c>update</c>: restart what is declared otherwise than it runs.</summary>
    public bool RestartChanged { get; init; }

    /// <summary>For <c>update</c>: only tell what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// For <c>change</c> and <c>update</c>: what is done comes as events <c>said</c>, from this verbosity on (0 to 3); null: the container's log has it.
    /// </summary>
    public int? Verbosity { get; init; }

    /// <summary>For <c>signal</c>: which, by name (<c>HUP</c>, <c>SIGHUP</c>) or number.</summary>
    public string? Signal { get; init; }

    /// <summary>For <c>signal</c>: <c>process</c> (which is what null means), <c>group</c> or <c>session</c>.</summary>
    public string? To { get; init; }

    /// <summary>For <c>shutdown</c>: the container's exit code, 0 to 255; null: the one that is stored.</summary>
    public int? ExitCode { get; init; }

    /// <summary>For <c>shutdown</c>: <c>halt</c> (which is what null means), <c>poweroff</c> or <c>reboot</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>For <c>audit</c>: how many at most, the newest; 0: all that are kept.</summary>
    public int Limit { get; init; }

    /// <summary>For <c>restart</c>: services that depend on these, too, which go down before and come up after.</summary>
    public bool WithDependents { get; init; }

    /// <summary>For <c>watch</c>: milliseconds after which the state is told again, changed or not, for what changes all the time; 0: only when something changes.</summary>
    public int Interval { get; init; }

    /// <summary>For <c>status</c> and <c>watch</c>: the proportional set size too, which is costly for the kernel.</summary>
    public bool ProportionalMemory { get; init; }

    /// <summary>For <c>config</c>: only what is other than by default.</summary>
    public bool OnlyChanged { get; init; }

    /// <summary>For <c>env</c>: values of secrets too.</summary>
    public bool ShowsSecrets { get; init; }

    /// <summary>What is asked beside the verb, for people; a byte string.</summary>
    internal string Describe()
    {
        var words = new List<string>(Names);
        if (Verb == "change")
            words.Insert(0, Up ? "up" : "down");
        if (Signal is { } signal)
            words.Insert(0, ByteString.FromText(signal));
        if (ExitCode is { } code)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"code {code}"));
        if (ShowsSecrets)
            words.Add("with secrets");
        if (Kind is { } kind)
            words.Add(ByteString.FromText(kind));
        return string.Join(' ', words);
    }
}
