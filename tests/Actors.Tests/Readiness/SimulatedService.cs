namespace Actors.Tests.Readiness;

/// <summary>A service of a <see cref="SimulatedServices"/>: what LongrunActor and OneshotActor promise, without a process.</summary>
/// <param name="name">Its name.</param>
/// <param name="isOneshot">Oneshot or longrun.</param>
internal sealed class SimulatedService(string name, bool isOneshot)
{
    internal string Name { get; } = name;
    internal bool IsOneshot { get; } = isOneshot;

    /// <summary>A longrun's process, or a oneshot's script at work.</summary>
    internal bool HasProcess { get; set; }

    /// <summary>Whether the coordinator was last told that it is up.</summary>
    internal bool IsUp { get; set; }

    /// <summary>Up, or down: what an answer is awaited for; null: nothing.</summary>
    internal bool? Awaited { get; set; }

    /// <summary>A reload is to be answered.</summary>
    internal bool Reloading { get; set; }

    /// <summary>Ready, for a longrun.</summary>
    internal bool IsReady { get; set; }

    /// <summary>A longrun's desired state.</summary>
    internal bool WantedUp { get; set; }

    /// <summary>A oneshot's script that was given up, and has not ended.</summary>
    internal bool HasForgottenScript { get; set; }

    /// <summary>Its last stop took too long.</summary>
    internal bool FailedToStop { get; set; }

    public override string ToString() => $"{Name}{(IsUp ? " up" : "")}{(HasProcess ? " process" : "")}{(Awaited is { } up ? up ? " starting" : " stopping" : "")}";
}
