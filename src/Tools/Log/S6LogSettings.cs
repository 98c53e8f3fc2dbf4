namespace Actors.Tools.Log;

/// <summary>What the options of s6-log say, beside what they say to the engine.</summary>
internal sealed class S6LogSettings
{
    /// <summary><c>-q</c>, <c>-v</c>: 0: only fatal errors are told; 1: warnings too.</summary>
    public int Verbosity { get; set; } = 1;

    /// <summary><c>-p</c>: SIGTERM does nothing.</summary>
    public bool IsProtected { get; set; }

    /// <summary><c>-d</c>: where a newline is written when all is ready; -1: nowhere.</summary>
    public int Notification { get; set; } = -1;

    /// <summary><c>-t</c>: how long to wait for the end of a line after a signal; 0: for ever.</summary>
    public uint LastLineMilliseconds { get; set; } = 2000;
}
