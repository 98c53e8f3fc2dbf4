namespace Actors.Kernel.Configuration;

/// <summary>A configuration text or value is wrong.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
