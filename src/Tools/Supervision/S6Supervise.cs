using Actors.Execline;
using Actors.Platform;
using Actors.Tools.Sockets;

namespace Actors.Tools.Supervision;

/// <summary>
/// <c>s6-supervise</c>: supervises one service directory, as pid 1 does with the container's; for supervision trees of one's own (s6-usertree-maker, s6-instance-maker).
/// </summary>
internal static class S6Supervise
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var directory, ..])
            throw context.Usage("s6-supervise dir");
        using var signals = DaemonSignals.Open(context, Signal.Chld, Signal.Term, Signal.Hup, Signal.Quit, Signal.Int);
        var errno = Files.TryChangeDirectory(directory);
        if (errno != 0)
            throw context.Failed($"chdir to {directory}", errno);
        context.Program += " " + directory;
        using var files = Open(context);
        new Supervisor(context, directory, files).Run(signals);
        return ChainStep.Exit(0);
    }

    private static SuperviseFiles Open(ChainContext context)
    {
        var files = new SuperviseFiles(".");
        var mask = Files.SetCreationMask(0);
        try
        {
            foreach (var folder in (ReadOnlySpan<string>)["event", "supervise"])
            {
                if (Files.Exists(folder) && !Files.IsDirectory(folder))
                    throw context.Fatal(ExitCode.WrongUsage, $"{folder} exists and is not a directory");
            }

            files.Open();
        }
        catch (PlatformException busy) when (busy.Errno == Errno.EBUSY)
        {
            throw context.Fatal(ExitCode.WrongUsage, "another instance of s6-supervise is already running");
        }
        finally
        {
            Files.SetCreationMask(mask);
        }

        var errno = EventDirectory.Clean("event");
        if (errno != 0)
            context.WarnUnable("ftrigw_clean event", errno);
        return files;
    }
}
