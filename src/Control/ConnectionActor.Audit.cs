using System.Text;
using Actors.Platform;

namespace Actors.Control;

/// <content>Every change that the client asks for is told to the keeper of changes, with what came of it.</content>
internal sealed partial class ConnectionActor
{
    private const int LongestText = 200;

    /// <summary>The client's command line, once it has asked for a change.</summary>
    private string? _command;
    private double _askedAt;

    /// <returns>Whether the request can be served now; else it is once the client's command line is known: it may end as soon as it has its answer.</returns>
    private bool BeginAudit()
    {
        _askedAt = StatusReader.Moment(Tai64n.Now);
        if (_command is not null || _peer.Pid == 0)
            return true;
        var pid = _peer.Pid;
        _ = Task.Run(() => new CommandLine(Printable(string.Join(' ', ProcessTable.CommandLineOf(pid))))).PipeTo(Self);
        return false;
    }

    private void OnCommandLine(CommandLine line)
    {
        _command = line.Words;
        if (_request is { } request)
            ServePermitted(request);
    }

    private void EndAudit(string result)
    {
        if (_request is not { } request || ControlVerbs.LevelOf(request.Verb) is not >= ControlLevel.Change)
            return;
        var entry = new AuditEntry(0, _askedAt == 0 ? StatusReader.Moment(Tai64n.Now) : _askedAt, _peer.ToString(), request.Verb)
        {
            Command = _command is { Length: > 0 } ? _command : null,
            Detail = Printable(request.Describe()),
            Result = result,
        };
        _host.Audit.Tell(new AuditProtocol.Record(entry, IsQuiet: request.Verb is "change" or "update" or "reload" or "env"));
    }

    /// <summary>On one line, without control characters, and not endless: it goes to the container's log.</summary>
    private static string Printable(string text)
    {
        var printable = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, LongestText)))
            printable.Append(character is < ' ' or '\x7F' ? ' ' : character);
        return text.Length > LongestText ? printable.Append("...").ToString() : printable.ToString();
    }

    private sealed record CommandLine(string Words);
}
