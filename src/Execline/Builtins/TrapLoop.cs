using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Runs a program, and blocks for the signals that arrive meanwhile: at most one process a signal at a time.</summary>
internal sealed class TrapLoop(ChainContext context, ArraySegment<string>?[] handlers, bool forward)
{
    private readonly int[] _running = new int[handlers.Length];
    private int _main;

    /// <summary>Runs the program to its end.</summary>
    /// <returns>Its exit code.</returns>
    public int Run(ArraySegment<string> program)
    {
        var trapped = Trapped();
        _ = Signals.BlockInAllThreads([.. trapped]);
        using var signals = new SignalDescriptor([.. trapped]);
        _main = Start(program, context.Environment);
        Span<Signal> arrived = stackalloc Signal[1];
        while (true)
        {
            _ = signals.Read(arrived);
            if (arrived[0] != Signal.Chld)
                Act((int)arrived[0]);
            else if (TryReap(out var code))
                return code;
        }
    }

    private List<Signal> Trapped()
    {
        var trapped = new List<Signal>();
        for (var number = 1; number < handlers.Length; number++)
        {
            if (forward ? Trap.CanTrap(number) : handlers[number] is not null || (Signal)number == Signal.Chld)
                trapped.Add((Signal)number);
        }

        return trapped;
    }

    private void Act(int number)
    {
        if (handlers[number] is not { } block)
        {
            _ = Signals.Send(_main, (Signal)number);
        }
        else if (_running[number] == 0 && block.Count > 0)
        {
            var environment = context.Environment.Clone();
            environment["!"] = ChainContext.Decimal(_main);
            environment["SIGNAL"] = ChainContext.Decimal(number);
            _running[number] = Start(block, environment);
        }
    }

    private bool TryReap(out int code)
    {
        code = 0;
        while (Children.Wait(-1, out var pid, out var status, block: false) == 0)
        {
            code = status.ProxyCode();
            if (pid == _main)
                return true;
            var which = Array.IndexOf(_running, pid);
            if (which >= 0)
                _running[which] = 0;
        }

        return false;
    }

    private int Start(ArraySegment<string> words, EnvironmentBlock environment)
    {
        var request = new ChildRequest(words, environment) { UnblockSignals = true, NeedsProcess = true };
        var errno = Background.Start(context, request, out var pid);
        return errno == 0 ? pid : throw context.Unable(111, $"spawn {words[0]}", errno);
    }
}
