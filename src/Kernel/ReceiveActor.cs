namespace Actors.Kernel;

/// <summary>
/// An actor that declares its handlers by message type, in the constructor and in <see cref="Become(Action)"/>. The first handler
/// whose type and condition fit takes the message.
/// </summary>
public abstract partial class ReceiveActor : UntypedActor
{
    private readonly HandlerList _handlers = new();

    /// <summary>The list that is being declared; null once the instance is complete.</summary>
    private HandlerList? _declaring;

    /// <summary>Opens the declaration of handlers.</summary>
    protected ReceiveActor() => _declaring = _handlers;

    /// <inheritdoc/>
    protected sealed override void OnReceive(object message) => Handle(_handlers, message);

    /// <summary>Replaces the behaviour by the handlers that <paramref name="configure"/> declares.</summary>
    protected void Become(Action configure) => base.Become(Declare(configure));

    /// <summary>Puts a behaviour on top, made of the handlers that <paramref name="configure"/> declares.</summary>
    protected void BecomeStacked(Action configure) => base.BecomeStacked(Declare(configure));

    /// <summary>Ends the declaration of handlers; the runtime calls it after the constructor.</summary>
    internal void CompleteConstruction() => _declaring = null;

    private Receive Declare(Action configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var outer = _declaring;
        var handlers = new HandlerList();
        _declaring = handlers;
        try
        {
            configure();
        }
        finally
        {
            _declaring = outer;
        }
        return message =>
        {
            Handle(handlers, message);
            return true;
        };
    }

    private void Handle(HandlerList handlers, object message)
    {
        if (!handlers.Handle(message))
            Unhandled(message);
    }
}
