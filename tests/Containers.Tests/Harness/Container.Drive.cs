using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Actors.Containers.Tests.Harness;

/// <content>What a test does to a running container, and what it waits for.</content>
public sealed partial class Container
{
    /// <summary>How long anything may take before the test fails. Generous: it bounds a hang, it measures nothing.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The pid, seen from the machine, of the container's pid 1; none before it is started.</summary>
    private int? HostPid =>
        int.TryParse(ReadShared(PidFile), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;

    /// <summary>The pid of the container's pid 1, seen from the machine.</summary>
    public int ProcessId => HostPid ?? throw new InvalidOperationException("the container is not started yet");

    /// <summary>Waits until the container ends.</summary>
    /// <exception cref="TimeoutException">It does not end within a minute.</exception>
    public async Task WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await _runtime.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("the container does not end\n" + Seen());
        }
    }

    /// <summary>Waits until a line of /out/trace matches a pattern.</summary>
    /// <exception cref="TimeoutException">None does, within a minute or until the container ends.</exception>
    public Task WaitForTraceAsync(string pattern) =>
        WaitUntilAsync($"a line of the trace like '{pattern}'", () => Trace.Any(line => Regex.IsMatch(line, pattern)));

    /// <summary>Waits until a file is there under /out.</summary>
    /// <exception cref="TimeoutException">It is not, within a minute or until the container ends.</exception>
    public Task WaitForFileAsync(string name) => WaitUntilAsync($"the file {name}", () => File.Exists(Path.Combine(Out, name)));

    /// <summary>Waits until stdout or stderr matches a pattern.</summary>
    /// <exception cref="TimeoutException">Neither does, within a minute or until the container ends.</exception>
    public Task WaitForOutputAsync(string pattern) =>
        WaitUntilAsync($"output like '{pattern}'", () => Regex.IsMatch(StandardOutput + StandardError, pattern, RegexOptions.Multiline));

    /// <summary>Sends a signal to pid 1, as <c>docker kill</c> does.</summary>
    public async Task SignalAsync(PosixSignal signal)
    {
        await WaitUntilAsync("pid 1", () => HostPid is not null);
        if (NativeMethods.Kill(HostPid!.Value, NativeMethods.Number(signal)) != 0)
            throw new InvalidOperationException($"unable to send {signal}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Runs a command inside, as <c>docker exec</c> does, and waits for its end.</summary>
    public async Task<ExecResult> ExecAsync(params string[] command)
    {
        await WaitUntilAsync("pid 1", () => HostPid is not null);
        using var exec = StartInMountNamespace("exec.sh", [State, Id, .. command], capture: true);
        using var patience = new CancellationTokenSource(s_patience);
        var output = exec.StandardOutput.ReadToEndAsync(patience.Token);
        var error = exec.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await exec.WaitForExitAsync(patience.Token);
            return new ExecResult(exec.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            exec.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command)} does not end in the container\n" + Seen());
        }
    }

    /// <summary>The words that run a command inside on the terminal that they are run on, as <c>docker exec -it</c> does.</summary>
    internal IReadOnlyList<string> TerminalCommand(IEnumerable<string> command) =>
        ["unshare", "--mount", "--propagation", "private", "--", "/bin/sh", Workplace.Program("exec.sh"), State, "-t", Id, .. command];

    private async Task WaitUntilAsync(string what, Func<bool> isSo)
    {
        var deadline = DateTime.UtcNow + s_patience;
        while (!isSo())
        {
            // What was asked for may have come between the look and the end.
            if (_runtime.HasExited && !isSo())
                throw new TimeoutException($"the container ended ({ExitCode}) before {what} was seen\n" + Seen());
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"timed out waiting for {what}\n" + Seen());
            await Task.Delay(10);
        }
    }

    /// <summary>All that is known, for the message of a failure.</summary>
    public string Seen() =>
        $"--- stdout\n{StandardOutput}--- stderr\n{StandardError}--- trace\n{string.Join('\n', Trace)}\n---";
}
