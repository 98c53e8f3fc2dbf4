namespace Actors.Services;

/// <summary>Collects diagnostics in the order in which the reference would print them, those that its verbosity lets through.</summary>
/// <param name="verbosity">As of <c>s6-rc-compile -v</c>: 0 only errors, 1 also warnings, 2 also steps, 3 also every service.</param>
internal sealed class DiagnosticList(int verbosity)
{
    private readonly List<Diagnostic> _all = [];

    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>Whether what the reference says at that verbosity is wanted. (Saves building the texts.)</summary>
    public bool Wants(int level) => verbosity >= level;

    public void Add(Diagnostic diagnostic) => _all.Add(diagnostic);

    public void Add(DiagnosticList others) => _all.AddRange(others._all);

    public void Info(int level, string message)
    {
        if (Wants(level))
            _all.Add(new(Severity.Info, message));
    }

    public void Warning(int level, string message, string file, string hint, int? line = null)
    {
        if (Wants(level))
            _all.Add(new(Severity.Warning, message) { File = file, Line = line, Hint = hint });
    }

    public void Error(int exitCode, string message, string file, string hint, int? line = null, params IReadOnlyList<string> services) =>
        _all.Add(new(Severity.Error, message) { ExitCode = exitCode, File = file, Line = line, Hint = hint, Services = services });
}
