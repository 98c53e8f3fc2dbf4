namespace Actors.Kernel;

/// <summary>Makes an extension of a type.</summary>
public interface IExtensionId<out T> : IExtensionId
    where T : IExtension
{
    /// <summary>The extension of a system, made where there is none yet.</summary>
    new T Apply(ActorSystem system);

    /// <summary>The extension of a system.</summary>
    new T Get(ActorSystem system);

    /// <summary>Makes the extension; called once a system.</summary>
    new T CreateExtension(ExtendedActorSystem system);
}
