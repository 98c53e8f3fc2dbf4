using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Collects what is wrong with policies, each thing once, however many services it concerns.</summary>
/// <param name="failures">What is known to be wrong already.</param>
internal sealed class PolicyLog(IEnumerable<Diagnostic> failures)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _all = [.. failures];

    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>Keys that a reader asked for and that nobody documents: filled when only the reference is read.</summary>
    public List<string> Undocumented { get; } = [];

    /// <summary>The path of what is read now: a fault that several services inherit is the same fault, whatever its path.</summary>
    public string Subject { get; set; } = "actors";

    /// <summary>A fault of a text; what it says is left out, and all else counts.</summary>
    public void Error(HoconOrigin origin, string message, string hint = "") => Add(Severity.Error, origin, message, hint);

    /// <summary>What is allowed, and yet cannot be meant.</summary>
    public void Warning(HoconOrigin origin, string message, string hint = "") => Add(Severity.Warning, origin, message, hint);

    /// <summary>A fault that the HOCON reader found.</summary>
    public void Error(ConfigurationException fault, string path = "")
    {
        var message = fault.Message;
        if (fault.Origin is { } origin)
            Error(origin, (path.Length == 0 ? "" : path + ": ") + message[(origin.ToString().Length + 2)..]);
        else
            Error(new HoconOrigin("policies", 0), message);
    }

    private void Add(Severity severity, HoconOrigin origin, string message, string hint)
    {
        var (file, line) = PolicySources.Place(origin);
        var diagnostic = new Diagnostic(severity, ByteString.FromText(message)) { File = ByteString.FromText(file), Line = line, Hint = ByteString.FromText(hint), ExitCode = severity == Severity.Error ? 1 : 0 };
        if (_said.Add($"{file}:{line}: {message.Replace(Subject, "", StringComparison.Ordinal)}"))
            _all.Add(diagnostic);
    }
}
