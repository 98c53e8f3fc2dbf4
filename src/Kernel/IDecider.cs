namespace Actors.Kernel;

/// <summary>Decides what to do about a failure.</summary>
public interface IDecider
{
    /// <summary>The directive for a failure.</summary>
    Directive Decide(Exception cause);
}
