namespace Actors.Kernel;

/// <summary>An actor that can put messages aside; the runtime sets the stash before <c>PreStart</c>.</summary>
public interface IActorStash
{
    /// <summary>Where the messages wait.</summary>
    IStash Stash { get; set; }
}
