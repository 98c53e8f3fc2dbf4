using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>Programs that a tool runs beside itself.</summary>
internal static class ToolChildren
{
    /// <summary>This executable, whatever its name and wherever it is.</summary>
    public const string Self = "/proc/self/exe";

    /// <summary>Starts a command line; one that begins with a word of this executable needs no PATH.</summary>
    /// <param name="context">Whose environment, and whose words.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="pid">Its pid.</param>
    /// <param name="descriptors">Its descriptors beside the inherited ones; see <see cref="SpawnRequest.Descriptors"/>.</param>
    /// <returns>0, or the error number.</returns>
    public static int Start(ChainContext context, ArraySegment<string> command, out int pid, params (int Child, int Own)[] descriptors) =>
        Start(context, command, context.Environment, out pid, descriptors);

    /// <summary>Starts a command line in another environment.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Start(
        ChainContext context, ArraySegment<string> command, EnvironmentBlock environment, out int pid, params (int Child, int Own)[] descriptors)
    {
        pid = 0;
        var errno = Executables.Find(command[0], context.Environment["PATH"], out var path);
        if (errno == Errno.ENOENT && context.Words.Find(command[0]) is not null)
            (errno, path) = (0, Self);
        return errno != 0
            ? errno
            : Spawner.Spawn(new SpawnRequest(path, command, environment.ToArray()) { Descriptors = descriptors }, out pid);
    }

    /// <summary>Starts a command line, or fails: <c>unable to spawn PROGRAM</c>.</summary>
    /// <returns>Its pid.</returns>
    public static int StartOrFail(ChainContext context, ArraySegment<string> command)
    {
        var errno = Start(context, command, out var pid);
        return errno == 0 ? pid : throw context.Failed($"spawn {command[0]}", errno);
    }

    /// <summary>Waits for a child, at most so long.</summary>
    /// <param name="pid">Which.</param>
    /// <param name="milliseconds">How long; 0: without limit.</param>
    /// <param name="status">How it ended.</param>
    /// <returns>False where it still runs.</returns>
    public static bool Wait(int pid, uint milliseconds, out ExitStatus status)
    {
        var result = default(ExitStatus);
        if (milliseconds == 0)
        {
            _ = Children.Wait(pid, out _, out status);
            return true;
        }

        // A thread that waits: the alternatives are a handler for SIGCHLD, which .NET cannot have, and pidfds, which older kernels lack.
        var waiter = new Thread(() => _ = Children.Wait(pid, out _, out result)) { IsBackground = true };
        waiter.Start();
        var ended = waiter.Join((int)Math.Min(milliseconds, int.MaxValue));
        status = ended ? result : default;
        return ended;
    }
}
