namespace Actors.Kernel;

/// <summary>A message that a remote, untrusted sender must not be able to send.</summary>
public interface IPossiblyHarmful;
