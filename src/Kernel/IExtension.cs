namespace Actors.Kernel;

/// <summary>Something that a system has exactly one of.</summary>
public interface IExtension;
