namespace Actors.Kernel;

/// <summary>Makes an extension.</summary>
public interface IExtensionId
{
    /// <summary>The extension of a system, made where there is none yet.</summary>
    object Apply(ActorSystem system);

    /// <summary>The extension of a system.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension; called once a system.</summary>
    object CreateExtension(ExtendedActorSystem system);

    /// <summary>The type of the extension.</summary>
    Type ExtensionType { get; }
}
