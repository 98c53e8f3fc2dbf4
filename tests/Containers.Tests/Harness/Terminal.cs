using System.Text.RegularExpressions;

namespace Actors.Containers.Tests.Harness;

/// <summary>A real terminal emulator (tmux) that shows a program of a container: what is sent are keys, what is read is the screen.</summary>
public sealed class Terminal : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly string _socket = Path.Combine(Path.GetTempPath(), $"actors-tmux-{Guid.NewGuid():N}");

    /// <summary>Runs a command of a running container on a terminal, as <c>docker exec -it</c> does.</summary>
    public Terminal(Container container, int columns, int rows, params string[] command)
    {
        var words = container.TerminalCommand(command).Select(word => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'");
        // The screen stays when the program has ended, to be read.
        _ = Tmux("new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", string.Join(' ', words) + "; echo \"[ended $?]\"; sleep 600");
    }

    /// <summary>What the screen shows, a line a row, blanks at the ends of lines cut.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    /// <summary>The same with colours, as escape sequences.</summary>
    public string ColouredScreen => Tmux("capture-pane", "-p", "-e");

    /// <summary>Types text.</summary>
    public void Type(string text) => _ = Tmux("send-keys", "-l", text);

    /// <summary>Presses keys by tmux's names: <c>Enter</c>, <c>Tab</c>, <c>Up</c>, <c>C-c</c>.</summary>
    public void Press(params string[] keys) => _ = Tmux(["send-keys", .. keys]);

    /// <summary>Waits until the screen matches a pattern.</summary>
    /// <exception cref="TimeoutException">It does not within a minute.</exception>
    public async Task WaitForAsync(string pattern)
    {
        var end = DateTime.UtcNow + s_patience;
        while (!Regex.IsMatch(Screen, pattern, RegexOptions.Multiline))
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"the screen never showed '{pattern}':\n{Screen}");
            await Task.Delay(50);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = Tmux("kill-server");
        File.Delete(_socket);
    }

    private string Tmux(params string[] arguments) => Workplace.Run("tmux", ["-S", _socket, "-f", "/dev/null", .. arguments]);
}
