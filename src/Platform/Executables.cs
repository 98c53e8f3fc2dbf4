using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Finding programs, and becoming one.</summary>
public static unsafe class Executables
{
    /// <summary>Where no PATH is set; what execline and s6 are compiled with in s6-overlay.</summary>
    public const string DefaultPath = "/command:/usr/bin:/bin";

    /// <summary>Finds a program as execvp(3) does: a name with a slash is a path; else the first executable in <paramref name="path"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Directories, separated by colons; null: <see cref="DefaultPath"/>; an empty element is the working directory.</param>
    /// <param name="found">Its path.</param>
    /// <returns>0; <see cref="Errno.ENOENT"/>: there is none; <see cref="Errno.EACCES"/>: there is one, but it cannot be executed.</returns>
    public static int Find(string name, string? path, out string found)
    {
        found = name;
        if (name.Contains('/'))
            return 0;
        if (name.Length == 0)
            return Errno.ENOENT;
        var errno = Errno.ENOENT;
        foreach (var range in (path ?? DefaultPath).AsSpan().Split(':'))
        {
            var directory = (path ?? DefaultPath)[range];
            var candidate = directory.Length == 0 ? "./" + name : Files.Join(directory, name);
            if (Files.TryStatus(candidate, followLinks: true, out var status) != 0)
                continue;
            if (!status.IsDirectory && Files.IsExecutable(candidate))
            {
                found = candidate;
                return 0;
            }

            errno = Errno.EACCES;
        }

        return errno;
    }

    /// <summary>
    /// Becomes another program: execve(2). SIGPIPE, which .NET ignores, becomes what it was before. Call it from the main thread
    /// (the signal mask of the calling thread is inherited).
    /// </summary>
    /// <returns>Only where it failed: the error number.</returns>
    public static int Execute(string path, IReadOnlyList<string> arguments, IReadOnlyList<string> environment)
    {
        using var name = new NativeStrings([path]);
        using var argv = new NativeStrings(arguments);
        using var envp = new NativeStrings(environment);
        Signals.GivePipeBack();
        ResourceLimits.Apply();
        _ = Libc.execve(name.Pointers[0], argv.Pointers, envp.Pointers);
        var errno = Marshal.GetLastPInvokeError();
        ResourceLimits.Lift();
        return errno;
    }

    /// <summary>Finds a program in the PATH of <paramref name="environment"/> and becomes it; see <see cref="Execute"/>.</summary>
    /// <returns>Only where it failed: the error number.</returns>
    public static int FindAndExecute(IReadOnlyList<string> arguments, EnvironmentBlock environment)
    {
        var errno = Find(arguments[0], environment["PATH"], out var path);
        return errno != 0 ? errno : Execute(path, arguments, environment.ToArray());
    }

    /// <summary>The exit code that a failing exec stands for: 127 not found, 126 found but not to be executed.</summary>
    public static int ExitCodeOf(int errno) => errno == Errno.ENOENT ? 127 : 126;
}
