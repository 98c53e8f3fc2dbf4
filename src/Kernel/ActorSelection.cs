namespace Actors.Kernel;

/// <summary>
/// Whoever lives along a path at the time of a tell: none, one, or, with the patterns "*" and "?", many; "**" stands for all below.
/// </summary>
public class ActorSelection : ICanTell
{
    /// <summary>Along a path such as "../a/*" from an actor.</summary>
    public ActorSelection(IActorRef anchor, string path) : this(anchor, path?.Split('/') ?? throw new ArgumentNullException(nameof(path))) { }

    /// <summary>Along names and patterns from an actor.</summary>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
        : this(anchor, Parse(elements)) { }

    /// <summary>Along elements from an actor.</summary>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(path);
        Anchor = anchor;
        Path = path;
    }

    /// <summary>Where the way begins.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The way.</summary>
    public SelectionPathElement[] Path { get; }

    /// <summary>The way as text.</summary>
    public string PathString => "/" + string.Join<SelectionPathElement>('/', Path);

    /// <summary>Sends a message to whoever lives there; nobody where that is no one and no pattern was passed: a dead letter.</summary>
    public void Tell(object message, IActorRef? sender = null)
    {
        InvalidMessageException.ThrowIfNull(message);
        Deliver((IInternalActorRef)Anchor, message, sender ?? ActorCell.Current?.Self, Path, fanOut: false);
    }

    /// <summary>The one who lives there.</summary>
    /// <exception cref="ActorNotFoundException">Nobody answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The one who lives there.</summary>
    /// <exception cref="ActorNotFoundException">Nobody answered in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            if (!identity.Subject.IsNobody())
                return identity.Subject;
        }
        catch (AskTimeoutException e)
        {
            throw new ActorNotFoundException($"Failed to resolve ActorSelection {PathString} within {timeout}", e);
        }
        throw new ActorNotFoundException($"No actor was found at {PathString}");
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is ActorSelection other && Anchor.Equals(other.Anchor) && Path.AsSpan().SequenceEqual(other.Path);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Anchor, Path.Length);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelection[Anchor({Anchor}), Path({PathString})]";

    private static SelectionPathElement[] Parse(IEnumerable<string> elements)
    {
        var path = new List<SelectionPathElement>();
        foreach (var element in elements)
            if (element.Length > 0)
                path.Add(SelectionPathElement.Parse(element));
        return [.. path];
    }

    private static void Deliver(IInternalActorRef at, object message, IActorRef? sender, ReadOnlySpan<SelectionPathElement> way, bool fanOut)
    {
        if (way.IsEmpty)
        {
            at.Tell(message, sender);
            return;
        }
        var rest = way[1..];
        switch (way[0])
        {
            case SelectParent:
                Deliver(at.Parent, message, sender, rest, fanOut);
                break;
            case SelectChildName name:
                var child = (IInternalActorRef)at.GetChild([name.Name]);
                if (!child.IsNobody())
                    Deliver(child, message, sender, rest, fanOut);
                else if (at is InternalActorRefBase { SystemImpl: { } system })
                    new EmptyLocalActorRef(system, Whole(at.Path, way)).Tell(Undelivered(message, way, fanOut), sender);
                break;
            case SelectChildPattern pattern:
                var matches = Array.FindAll(Children(at), child => pattern.Matches(child.Path.Name));
                foreach (var match in matches)
                    Deliver(match, message, sender, rest, fanOut || matches.Length > 1);
                if (matches.Length == 0 && at is InternalActorRefBase { SystemImpl: { } owner })
                    new EmptyLocalActorRef(owner, Whole(at.Path, way)).Tell(Undelivered(message, way, fanOut), sender);
                break;
            case SelectChildRecursive:
                foreach (var below in Children(at))
                {
                    Deliver(below, message, sender, rest, fanOut: true);
                    Deliver(below, message, sender, way, fanOut: true);
                }
                break;
        }
    }

    private static ActorPath Whole(ActorPath path, ReadOnlySpan<SelectionPathElement> way)
    {
        foreach (var element in way)
            path /= element.ToString()!;
        return path;
    }

    private static ActorSelectionMessage Undelivered(object message, ReadOnlySpan<SelectionPathElement> way, bool fanOut) =>
        new ActorSelectionMessage(message, way.ToArray(), fanOut);

    private static IInternalActorRef[] Children(IInternalActorRef at) => at is LocalActorRef local ? local.Cell.ChildRefs() : [];
}
