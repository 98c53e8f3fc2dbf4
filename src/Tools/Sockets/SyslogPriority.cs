namespace Actors.Tools.Sockets;

/// <summary>The priority that a syslog message begins with, <c>&lt;N&gt;</c>, in words; by the names of syslog(3).</summary>
internal static class SyslogPriority
{
    private static readonly string[] s_severities = ["emerg", "alert", "crit", "err", "warn", "notice", "info", "debug"];

    private static readonly string[] s_facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "unknown", "unknown", "unknown", "unknown",
        "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7", "mark",
    ];

    /// <summary>Replaces the number by <c>facility.severity: </c>. A message without one stays as it is.</summary>
    public static string Translate(string message)
    {
        var end = message.StartsWith('<') ? message.IndexOf('>') : -1;
        if (end < 0 || !Numbers.TryParse(message[1..end], out uint priority))
            return message;
        var facility = (priority >> 3) & 0x7F;
        return $"{(facility < s_facilities.Length ? s_facilities[facility] : "unknown")}.{s_severities[priority & 7]}: {message[(end + 1)..]}";
    }
}
