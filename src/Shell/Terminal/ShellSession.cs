using System.CommandLine;
using Actors.Platform;
using Actors.Shell.Commands;
using Actors.Shell.Output;

namespace Actors.Shell.Terminal;

/// <summary>
/// The interactive session: reads lines, completes them, runs each as a process of its own, so that Ctrl-C ends a command that goes on (<c>logs -f</c>) and not the
/// session.
/// </summary>
/// <param name="session">Where it writes.</param>
/// <param name="root">The commands, for completion.</param>
/// <param name="prefix">Words in front of every command: how to reach pid 1.</param>
/// <param name="history">What was typed before.</param>
internal sealed class ShellSession(Session session, Command root, IReadOnlyList<string> prefix, History history)
{
    private const string Prompt = "actors> ";
    private static readonly Candidate[] s_own = [new("exit", "Leave this session"), new("help", "What there is"), new("clear", "Clear the screen")];

    // One for all lines: what is typed ahead of a command's end is the next line's.
    private readonly Keyboard _keyboard = new(0);

    /// <summary>Runs until the end.</summary>
    /// <returns>The exit code of the last command.</returns>
    internal int Run()
    {
        session.Output.WriteLine("actors: type help for what there is, Tab completes, exit or Ctrl-D leaves");
        var code = 0;
        while (ReadLine() is { } line)
        {
            history.Add(line);
            if (!ShellWords.TrySplit(line, out var words, out var fault))
                code = session.Fatal($"unable to read that line: {fault}", Shell.ExitCode.Usage);
            else if (words is ["exit" or "quit", ..])
                return code;
            else if (words is ["clear"])
                session.Output.Write("\u001b[H\u001b[2J");
            else if (words.Count > 0)
                code = Execute(words);
        }

        return code;
    }

    /// <summary>Runs the lines of a script, or of a pipe, to its end.</summary>
    internal int RunScript()
    {
        var code = 0;
        foreach (var line in InputLines.Read())
        {
            if (line.TrimStart().StartsWith('#'))
                continue;
            if (!ShellWords.TrySplit(line, out var words, out var fault))
                return session.Fatal($"unable to read the line {line}: {fault}", Shell.ExitCode.Usage);
            if (words is ["exit" or "quit", ..])
                return code;
            if (words.Count > 0)
                code = Execute(words);
        }

        return code;
    }

    /// <summary>What Tab makes of the words at the cursor.</summary>
    internal static IReadOnlyList<Candidate> Complete(Command root, string before)
    {
        var words = ShellWords.Begun(before);
        var candidates = Completer.Complete(root, [.. words.Select(ByteString.FromText)]);
        return words.Count > 1 ? candidates
            : [.. candidates.Concat(s_own.Where(own => own.Word.StartsWith(words[0], StringComparison.Ordinal))).OrderBy(candidate => candidate.Word, StringComparer.Ordinal)];
    }

    private string? ReadLine()
    {
        using var raw = TerminalMode.TrySetRaw(0);
        var editor = new LineEditor(history.Lines);
        while (true)
        {
            session.Output.Write(editor.Render(Prompt, session.Paint, TerminalSize.Of(1).Columns));
            if (_keyboard.Read(-1) is not { } key)
                return null;
            switch (editor.Press(key))
            {
                case LineEvent.Accepted:
                    session.Output.Write("\n");
                    return editor.Text;
                case LineEvent.Cancelled:
                    session.Output.Write("^C\n");
                    return "";
                case LineEvent.Ended:
                    session.Output.Write("\n");
                    return null;
                case LineEvent.Clear:
                    session.Output.Write("\u001b[H\u001b[2J");
                    break;
                case LineEvent.Completion:
                    Complete(editor);
                    break;
            }
        }
    }

    private void Complete(LineEditor editor)
    {
        var candidates = Complete(root, editor.Before);
        if (candidates.Count == 0)
            return;
        var typed = ShellWords.Begun(editor.Before)[^1];
        var words = candidates.Select(candidate => ByteString.ToText(candidate.Word)).ToList();
        var common = words.Aggregate(CommonStart);
        if (words.Count == 1)
            editor.Insert(ShellWords.Continue(editor.Before, words[0][typed.Length..], isComplete: true));
        else if (common.Length > typed.Length)
            editor.Insert(ShellWords.Continue(editor.Before, common[typed.Length..], isComplete: false));
        else
            session.Output.Write("\n" + CandidateList.Render(candidates, session.Paint, TerminalSize.Of(1).Columns));
    }

    private static string CommonStart(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[length] == other[length])
            length++;
        return one[..length];
    }

    private int Execute(IReadOnlyList<string> words)
    {
        IReadOnlyList<string> command = words[0] == "help" ? [.. words.Skip(1), "--help"] : words;
        var environment = EnvironmentBlock.OfThisProcess();
        var request = new SpawnRequest("/proc/self/exe", ["actors", .. prefix, .. command.Select(ByteString.FromText)], environment.ToArray());
        // Ctrl-C goes to all that the terminal shows; the command ends of it, the session does not.
        Signals.SetIgnored(Signal.Int);
        try
        {
            var errno = Spawner.Spawn(request, out var pid);
            if (errno != 0)
                return session.Fatal($"unable to start a command: {Errno.Describe(errno)}", Shell.ExitCode.System);
            errno = Children.Wait(pid, out _, out var status);
            if (errno == 0 && status.IsSignaled)
                session.Output.Write("\n");
            return errno == 0 ? status.ShellCode : Shell.ExitCode.System;
        }
        finally
        {
            Signals.SetDefault(Signal.Int);
        }
    }
}
