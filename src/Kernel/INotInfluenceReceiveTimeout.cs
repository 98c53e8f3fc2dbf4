namespace Actors.Kernel;

/// <summary>A message that does not restart the receive timeout of the actor that gets it.</summary>
public interface INotInfluenceReceiveTimeout;
