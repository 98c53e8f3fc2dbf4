using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Reads <c>readiness { ... }</c> and <c>health { ... }</c>.</summary>
internal static class ProbePolicyReader
{
    public static ReadinessPolicy ReadReadiness(PolicySection section)
    {
        var kind = section.Choice("kind", ["auto", "up", "fd", "notify", "log", "tcp", "http", "exec", "file"], 0);
        var fd = (int?)section.Whole("fd", 0, 1023) ?? 3;
        var pattern = ReadPattern(section, isNeeded: kind == (int)ReadinessKind.Log);
        var probe = ReadProbe(section, kind - (int)ReadinessKind.Probe, TimeSpan.FromSeconds(1));
        if (kind == (int)ReadinessKind.Log && fd < 3)
        {
            section.Error("fd", "it would be taken from the service's stdin, stdout or stderr", "use 3, or another one that the service does not");
            fd = 3;
        }

        section.End();
        if (kind == (int)ReadinessKind.Log && pattern.Length == 0)
            return ReadinessPolicy.Default;
        if (kind >= (int)ReadinessKind.Probe)
            return probe is null ? ReadinessPolicy.Default : new() { Kind = ReadinessKind.Probe, Probe = probe };
        return new() { Kind = (ReadinessKind)kind, Fd = fd, Pattern = pattern };
    }

    public static HealthPolicy ReadHealth(PolicySection section)
    {
        var kind = section.Choice("kind", ["none", "tcp", "http", "exec", "file"], 0);
        var policy = new HealthPolicy
        {
            Probe = ReadProbe(section, kind - 1, TimeSpan.FromSeconds(30)),
            StartPeriod = section.Duration("start-period") ?? TimeSpan.Zero,
            Failures = (int?)section.Whole("failures", 1, 1000) ?? 3,
            Action = (HealthAction)section.Choice("action", ["restart", "stop", "shutdown", "none"], 0),
        };
        section.End();
        return policy;
    }

    /// <param name="section">The section.</param>
    /// <param name="kind">A <see cref="ProbeKind"/>; less: none.</param>
    /// <param name="interval">The time between two where the policy says nothing.</param>
    private static ProbePolicy? ReadProbe(PolicySection section, int kind, TimeSpan interval)
    {
        var address = section.Text("address");
        var url = section.Text("url");
        var file = section.Text("path");
        var command = ServiceCommandReader.ReadCommand(section, "command");
        var timing = new ProbePolicy((ProbeKind)Math.Max(kind, 0))
        {
            Interval = section.Duration("interval", TimeSpan.FromMilliseconds(1)) ?? interval,
            Timeout = section.Duration("timeout", TimeSpan.FromMilliseconds(1)) ?? TimeSpan.FromSeconds(5),
        };
        return kind < 0 ? null : timing.Kind switch
        {
            ProbeKind.Tcp when address is not null => ReadAddress(section, "address", address, timing),
            ProbeKind.Http when url is not null => ReadUrl(section, url, timing),
            ProbeKind.Exec when !command.IsEmpty => timing with { Command = command },
            ProbeKind.File when file is not null => timing with { Path = file },
            ProbeKind.Tcp => Missing(section, "address"),
            ProbeKind.Http => Missing(section, "url"),
            ProbeKind.Exec => Missing(section, "command"),
            _ => Missing(section, "path"),
        };
    }

    private static string ReadPattern(PolicySection section, bool isNeeded)
    {
        var pattern = section.Text("pattern") ?? "";
        if (pattern.Length == 0)
        {
            if (isNeeded)
                _ = Missing(section, "pattern");
            return "";
        }

        var errno = PosixRegex.TryCompile(pattern, PosixRegexOptions.Extended, out var regex, out var fault);
        regex?.Dispose();
        if (errno == 0)
            return pattern;
        section.Error("pattern", $"expected a POSIX extended regular expression: {fault}");
        return "";
    }

    private static ProbePolicy? Missing(PolicySection section, string key)
    {
        section.Error("kind", $"this kind needs {section.Path}.{key}");
        return null;
    }

    private static ProbePolicy? ReadUrl(PolicySection section, string url, ProbePolicy probe)
    {
        const string Scheme = "http://";
        if (!url.StartsWith(Scheme, StringComparison.Ordinal) || url.AsSpan().ContainsAny('\r', '\n', ' '))
        {
            section.Error("url", $"expected a URL like http://127.0.0.1:8080/health, found {url}");
            return null;
        }

        var slash = url.IndexOf('/', Scheme.Length);
        var host = slash < 0 ? url[Scheme.Length..] : url[Scheme.Length..slash];
        return ReadAddress(section, "url", host, probe with { Path = slash < 0 ? "/" : url[slash..] });
    }

    /// <summary>A port, or an address and a port: <c>80</c>, <c>127.0.0.1:80</c>, <c>[::1]:80</c>, <c>localhost:80</c>. Names are not looked up.</summary>
    private static ProbePolicy? ReadAddress(PolicySection section, string key, string text, ProbePolicy probe)
    {
        var colon = text.LastIndexOf(':');
        var isBracketed = text is ['[', ..];
        var (host, port) = colon < 0 || (isBracketed && colon < text.IndexOf(']')) ? (text, key == "url" ? "80" : "") : (text[..colon], text[(colon + 1)..]);
        if (colon < 0 && ushort.TryParse(text, out _))
            (host, port) = ("localhost", text);
        if (host is ['[', .., ']'])
            host = host[1..^1];
        if (host == "localhost")
            host = "127.0.0.1";
        if (ushort.TryParse(port, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 && InternetAddress.TryParse(host, number, out _))
            return probe with { Address = host, Port = number };
        section.Error(key, "expected an address and a port, like 127.0.0.1:80 or 80; names other than localhost are not looked up");
        return null;
    }
}
