using System.Globalization;
using Actors.Handover;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Init;

/// <summary>
/// Pid 1 outlives a fault of its own: it executes itself, and goes on with what <see cref="HandoverJournal"/>, service directories and kernel know. The number of the
/// journal's descriptor travels in the environment.
/// </summary>
/// <param name="Journal">Where the next one will read; null where the kernel has no files in memory.</param>
/// <param name="Inheritance">What there is from before; null: this is the first.</param>
internal sealed record SelfSuccession(HandoverJournal? Journal, Inheritance? Inheritance)
{
    /// <summary>It counts in a process only that has signals blocked from its start, as a second stage has: nobody else can set it.</summary>
    private const string Variable = "ACTORS_HANDOVER";

    /// <summary>Who falls again as soon as this goes on slowly.</summary>
    private const long Suspicious = 10_000_000_000;

    private const int Pause = 1_000;

    /// <summary>Why there is no journal, and so nobody to go on after a fault; null: there is one.</summary>
    internal string? Fault { get; private init; }

    /// <summary>Finds what is inherited, and prepares for the next time. To be called before anything else is opened.</summary>
    /// <param name="arguments">Of this process.</param>
    /// <param name="environment">Of this process; what is only meant for this class is taken out of it.</param>
    /// <param name="marker">What makes a second stage of the next one.</param>
    internal static SelfSuccession Begin(IReadOnlyList<string> arguments, EnvironmentBlock environment, string marker)
    {
        var inherited = environment[Variable];
        environment[Variable] = null;
        string? fault = null;
        var journal = int.TryParse(inherited, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Descriptors.IsOpen(number)
            ? new HandoverJournal(new Descriptor(number))
            : HandoverJournal.Create(out fault);
        if (journal is null)
            return new(null, null) { Fault = fault };
        var inheritance = journal.Number == number && inherited is not null ? Inheritance.Accept(journal.Read(), number) : null;
        if (inheritance is not null)
            Count(journal, inheritance.State);
        var next = environment.Clone();
        next[FirstStage.Marker] = marker;
        next[Variable] = journal.Number.ToString(CultureInfo.InvariantCulture);
        Succession.Prepare(Files.RealPath("/proc/self/exe") ?? arguments[0], arguments, next.ToArray(), SignalProtocol.Handled);
        return new(journal, inheritance);
    }

    /// <summary>What the first one has opened, or the same that a later one has inherited.</summary>
    internal Descriptor Keep(string key, Func<Descriptor> open)
    {
        var descriptor = Inheritance?.Take(key) ?? open();
        Journal?.Keep(key, descriptor.Number);
        return descriptor;
    }

    private static void Count(HandoverJournal journal, HandoverState state)
    {
        var now = Clock.MonotonicNanoseconds;
        if (state.Successions > 0 && now - state.LastSuccession < Suspicious)
            Thread.Sleep(Pause);
        state.Succeed(now);
        journal.Succeeded(state.Successions, now);
    }
}
