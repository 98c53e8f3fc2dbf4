namespace Actors.Shell.Output;

/// <summary>Who read the output has gone (<c>actors logs | head</c>): there is nothing left to do, and nothing to complain about.</summary>
internal sealed class OutputClosedException : Exception;
