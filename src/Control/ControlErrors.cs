namespace Actors.Control;

/// <summary>The codes of errors, for programs; the message beside them is for people (docs/control-protocol.md).</summary>
public static class ControlErrors
{
    /// <summary>It was no request. The server hangs up.</summary>
    public const string InvalidRequest = "invalid-request";

    /// <summary>The server does not speak that version.</summary>
    public const string UnsupportedVersion = "unsupported-version";

    /// <summary>There is no such verb.</summary>
    public const string UnknownVerb = "unknown-verb";

    /// <summary>Who asks may not do that.</summary>
    public const string NotPermitted = "not-permitted";

    /// <summary>What the request says makes no sense: an unknown signal, a malformed conversion.</summary>
    public const string InvalidArgument = "invalid-argument";

    /// <summary>It cannot be done: the sources are not valid, or what would have to stop is essential.</summary>
    public const string Refused = "refused";

    /// <summary>There is no service (or bundle) of that name.</summary>
    public const string UnknownService = "unknown-service";

    /// <summary>The service has no process that a signal could be sent to.</summary>
    public const string NotRunning = "not-running";

    /// <summary>There is no service database yet, or another change is under way.</summary>
    public const string Busy = "busy";

    /// <summary>Something did not come up, or down.</summary>
    public const string Failed = "failed";

    /// <summary>The time was up before it was done.</summary>
    public const string TimedOut = "timed-out";

    /// <summary>The container is on its way down.</summary>
    public const string Stopping = "stopping";

    /// <summary>Who asks has too many connections. The server hangs up.</summary>
    public const string TooManyConnections = "too-many-connections";

    /// <summary>What answered was no server: a client's own word, never on the wire.</summary>
    public const string NoProtocol = "no-protocol";

    /// <summary>A fault in the server.</summary>
    public const string Internal = "internal";
}
