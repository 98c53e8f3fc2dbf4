namespace Actors.Kernel;

/// <summary>An actor got <see cref="Kill"/>. The default decider stops it.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>With a text and, where there is one, a cause.</summary>
    public ActorKilledException(string? message = null, Exception? cause = null) : base(message, cause) { }
}
