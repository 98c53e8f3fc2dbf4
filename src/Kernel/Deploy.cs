namespace Actors.Kernel;

/// <summary>Where and how an actor runs; the part of a deployment that makes sense inside of one process.</summary>
public class Deploy : IEquatable<Deploy>
{
    /// <summary>No dispatcher is named: the default one.</summary>
    public static readonly string NoDispatcherGiven = string.Empty;

    /// <summary>No mailbox is named: the default one.</summary>
    public static readonly string NoMailboxGiven = string.Empty;

    /// <summary>No limit to the stash is given.</summary>
    public const int NoStashSize = -1;

    /// <summary>In this process, with all defaults.</summary>
    public static readonly Deploy Local = new();

    /// <summary>The same as <see cref="Local"/>.</summary>
    public static readonly Deploy None = Local;

    /// <summary>All defaults.</summary>
    public Deploy() : this(NoDispatcherGiven, NoMailboxGiven, NoStashSize) { }

    private Deploy(string dispatcher, string mailbox, int stashCapacity)
    {
        Dispatcher = dispatcher;
        Mailbox = mailbox;
        StashCapacity = stashCapacity;
    }

    /// <summary>The configuration path of the dispatcher.</summary>
    public string Dispatcher { get; }

    /// <summary>The configuration path of the mailbox.</summary>
    public string Mailbox { get; }

    /// <summary>How many messages the stash takes; -1 for no limit.</summary>
    public int StashCapacity { get; }

    /// <summary>The same with another dispatcher.</summary>
    public virtual Deploy WithDispatcher(string dispatcher) => new(dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with another mailbox.</summary>
    public virtual Deploy WithMailbox(string mailbox) => new(Dispatcher, mailbox, StashCapacity);

    /// <summary>The same with a limit to the stash.</summary>
    public virtual Deploy WithStashCapacity(int stashSize) => new(Dispatcher, Mailbox, stashSize);

    /// <summary>The same, with what it leaves open filled in from another.</summary>
    public virtual Deploy WithFallback(Deploy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Deploy(
            Dispatcher == NoDispatcherGiven ? other.Dispatcher : Dispatcher,
            Mailbox == NoMailboxGiven ? other.Mailbox : Mailbox,
            StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity);
    }

    /// <inheritdoc/>
    public bool Equals(Deploy? other) => other is not null
        && Dispatcher == other.Dispatcher && Mailbox == other.Mailbox && StashCapacity == other.StashCapacity;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Deploy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Dispatcher, Mailbox, StashCapacity);
}
