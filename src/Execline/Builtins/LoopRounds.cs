using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Runs the rounds of a loop, one after the other or some at a time.</summary>
internal sealed class LoopRounds(ChainContext context, LoopOptions options, string variable, ArraySegment<string> body)
{
    private readonly HashSet<int> _running = [];

    // No variable is import'ed by name twice: the line is the same in every round.
    private readonly string[]? _importing = options.Import ? ["importas", "-uSi", "--", variable, .. body] : null;

    /// <summary>Runs a round, and waits where as many run as may.</summary>
    /// <param name="value">The variable's value.</param>
    /// <param name="code">The exit code that ends the loop.</param>
    /// <returns>Whether it does.</returns>
    public bool TryBreak(string value, out int code)
    {
        code = 0;
        var environment = context.Environment.Clone();
        environment[variable] = value;
        var request = new ChildRequest(_importing ?? body, environment)
        {
            First = _importing is null ? null : ImportAs.Run,
            UnblockSignals = true,
        };
        var errno = Child.Start(context, request, out var child);
        if (errno != 0)
            throw context.Unable(111, $"spawn {body[0]}", errno);
        if (child.Pid == 0)
            return options.AtOnce <= 1 && EndedBy(child.Ended, out code);
        _running.Add(child.Pid);
        while (_running.Count >= options.AtOnce)
        {
            if (WaitForOne(out var status) && options.AtOnce == 1 && EndedBy(status, out code))
                return true;
        }

        return false;
    }

    /// <summary>Waits for the rounds that still run.</summary>
    public void WaitForAll()
    {
        while (_running.Count > 0)
            _ = WaitForOne(out _);
    }

    private bool EndedBy(ExitStatus status, out int code)
    {
        code = status.ProxyCode();
        return options.Breaks(code);
    }

    /// <summary>Waits for any child. There may be others, of a background in front of the loop: they are reaped and forgotten.</summary>
    private bool WaitForOne(out ExitStatus status)
    {
        var errno = Children.Wait(-1, out var pid, out status);
        if (errno != 0)
            throw context.Unable(111, "wait", errno);
        return _running.Remove(pid);
    }
}
