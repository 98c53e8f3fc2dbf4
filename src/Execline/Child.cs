using Actors.Platform;

namespace Actors.Execline;

/// <summary>
/// A program that runs beside the chain. There is no fork: it is spawned anew, so words at its front that only change arguments and environment are run here,
/// on copies, others become actions of the spawn, and what is spawned is the program behind them. Where nothing is behind them, there is no process at all.
/// </summary>
internal readonly struct Child
{
    private readonly int _code;

    private Child(int pid, int code)
    {
        Pid = pid;
        _code = code;
    }

    /// <summary>Its pid; 0: it was no process, and has ended.</summary>
    public int Pid { get; }

    /// <summary>How a child that was no process ended.</summary>
    public ExitStatus Ended => new(_code & 0xFF, Signal.None);

    /// <summary>Starts a program.</summary>
    /// <param name="context">The chain.</param>
    /// <param name="request">Which program.</param>
    /// <param name="child">The child.</param>
    /// <returns>0, or the error number why its first word cannot be executed.</returns>
    public static int Start(ChainContext context, in ChildRequest request, out Child child)
    {
        child = default;
        if (request.Words.Count == 0)
            return 0;
        var plan = ChildPlan.Make(context, request);
        if (plan.IsRefused(request.NeedsProcess))
            return StartAsItIs(context, request, out child);
        if (plan.Code is null)
        {
            var errno = Spawn(context.Words, request, plan, out var pid);
            if (errno == 0)
            {
                child = new(pid, 0);
                return 0;
            }

            if (plan.Actions.Count > 0 || (plan.Advanced && request.NeedsProcess))
                return StartAsItIs(context, request, out child);
            if (!plan.Advanced)
                return errno;
            plan.Fail(errno);
        }

        plan.Tell();
        child = new(0, plan.Code!.Value);
        return 0;
    }

    /// <summary>Starts a program and waits for its end.</summary>
    /// <param name="context">The chain.</param>
    /// <param name="request">Which program.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="waiting">What could not be done, where it cannot be waited for.</param>
    /// <returns>0, or the error number why its first word cannot be executed.</returns>
    public static int Run(ChainContext context, in ChildRequest request, out ExitStatus status, string waiting)
    {
        var errno = Start(context, request, out var child);
        status = errno == 0 ? child.Wait(context, waiting) : default;
        return errno;
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="context">The chain.</param>
    /// <param name="waiting">What could not be done, where it cannot be waited for.</param>
    public ExitStatus Wait(ChainContext context, string waiting)
    {
        if (Pid == 0)
            return Ended;
        var errno = Children.Wait(Pid, out _, out var status);
        return errno == 0 ? status : throw context.Unable(111, waiting, errno);
    }

    private static int StartAsItIs(ChainContext context, in ChildRequest request, out Child child)
    {
        var errno = Spawn(context.Words, request, ChildPlan.Unchanged(context, request), out var pid);
        child = new(pid, 0);
        return errno;
    }

    private static int Spawn(WordTable words, in ChildRequest request, ChildPlan plan, out int pid)
    {
        var arguments = plan.Arguments;
        var search = plan.Search();
        var spawn = new SpawnRequest("", arguments, plan.Environment.ToArray())
        {
            Descriptors = request.Descriptors,
            Actions = plan.Actions,
            InheritSignals = true,
            UnblockSignals = request.UnblockSignals,
        };
        plan.Tell();
        int errno;
        while (search.MoveNext())
        {
            errno = Spawner.Spawn(spawn with { Path = search.Candidate }, out pid);
            if (errno == 0)
                return 0;
            search.Reject(errno);
        }

        errno = search.Errno;
        pid = 0;
        return errno == Errno.ENOENT && words.Find(arguments[0]) is not null ? Spawner.Spawn(spawn with { Path = Self.Path }, out pid) : errno;
    }
}
