using Actors.Execline;
using Actors.Platform;
using Actors.Tools.Sockets;

namespace Actors.Tools.Supervision;

/// <summary><c>s6-svscan</c>: supervises every service directory of a scan directory (<see cref="Scanner"/>); for supervision trees of one's own.</summary>
internal static class S6Svscan
{
    private const string Usage = "s6-svscan [ -C services_max ] [ -L name_max ] [ -t timeout ] [ -d notif ] [ -X consoleholder ] scandir";
    private const string Folder = ".s6-svscan";

    private static readonly string[] s_long = ["services-max=C", "name-max=L", "timeout=t", "notification-fd=d", "console-holder=X"];

    public static ChainStep Run(ChainContext context)
    {
        uint most = 1000, longest = 251, milliseconds = 0;
        int notification = -1, console = -1;
        var options = new LongOptions(context, "C:L:t:d:X:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'C': most = Math.Clamp(Number("services_max"), 4, 160000); break;
                case 'L': longest = Math.Clamp(Number("name_max"), 11, 1019); break;
                case 't': milliseconds = Number("timeout"); break;
                case 'd': notification = DescriptorOption("notif", "notification fd"); break;
                default: console = DescriptorOption("consoleholder", "console holder fd"); break;
            }
        }

        if (options.Operands is not [var directory, ..])
            throw context.Usage(Usage);
        using var signals = DaemonSignals.Open(context, [.. Scanner.Signals]);
        if (console >= 0)
            Descriptors.SetCloseOnExec(console, true);
        var errno = Files.TryChangeDirectory(directory);
        if (errno != 0)
            throw context.Failed($"chdir to {directory}", errno);
        using var held = Lock(context);
        using var control = OpenControl(context);
        RemoveDanglingLinks();
        if (notification >= 0)
        {
            _ = Descriptors.WriteAll(notification, "\n");
            _ = Descriptors.Close(notification);
        }

        new Scanner(context, control) { Most = (int)most, LongestName = (int)longest, Interval = milliseconds, Console = console }.Run(signals);
        return Finish(context);

        uint Number(string name) => Numbers.TryParse(options.Value, out uint number)
            ? number
            : throw context.Fatal(ExitCode.WrongUsage, $"{name} must be an unsigned integer");

        int DescriptorOption(string name, string what)
        {
            var number = (int)Math.Min(Number(name), int.MaxValue);
            if (number < 3)
                throw context.Fatal(ExitCode.WrongUsage, $"{name} must be 3 or more");
            return Descriptors.IsInheritable(number)
                ? number
                : throw context.Fatal(ExitCode.WrongUsage, $"invalid {what}: {Errno.Describe(Errno.EBADF)}");
        }
    }

    private static Descriptor Lock(ChainContext context)
    {
        if (Files.Exists(Folder) && !Files.IsDirectory(Folder))
            throw context.Fatal(ExitCode.WrongUsage, $"{Folder} exists and is not a directory");
        _ = Files.CreateDirectoryIfMissing(Folder, 0x1C0);
        var held = Files.Open($"{Folder}/lock", OpenMode.Write | OpenMode.NonBlocking | OpenMode.Create, 0x180);
        var errno = FileLocks.Take(held.Number, exclusive: true, wait: false);
        return errno switch
        {
            0 => held,
            Errno.EBUSY => throw context.Fatal(ExitCode.WrongUsage, "another instance of s6-svscan is already running on the same directory"),
            _ => throw context.Failed($"lock {Folder}/lock", errno),
        };
    }

    private static Descriptor OpenControl(ChainContext context)
    {
        const string Fifo = $"{Folder}/control";
        if (!Files.CreateFifoIfMissing(Fifo) && Files.Status(Fifo) is not { Kind: FileKind.Fifo })
            throw context.Fatal(ExitCode.WrongUsage, $"{Fifo} is not a FIFO");
        // Open for both: with no other writer it is then not always at its end.
        return Files.Open(Fifo, OpenMode.ReadWrite | OpenMode.NonBlocking);
    }

    private static void RemoveDanglingLinks()
    {
        foreach (var name in Files.List("."))
        {
            if (!name.StartsWith('.') && Files.TryStatus(name, followLinks: true, out _) == Errno.ENOENT)
                Files.Remove(name);
        }
    }

    /// <summary>Becomes <c>.s6-svscan/finish</c>, if that is there.</summary>
    private static ChainStep Finish(ChainContext context)
    {
        Signals.UnblockAll();
        Signals.GivePipeBack();
        var errno = Executables.Execute($"{Folder}/finish", [$"{Folder}/finish"], context.Environment.ToArray());
        if (errno == Errno.ENOENT)
            return ChainStep.Exit(0);
        context.WarnUnable($"exec finish script {Folder}/finish", errno);
        context.Warn($"executing into {Folder}/crash");
        errno = Executables.Execute($"{Folder}/crash", [$"{Folder}/crash"], context.Environment.ToArray());
        throw context.CannotExecute($"{Folder}/crash", errno);
    }
}
