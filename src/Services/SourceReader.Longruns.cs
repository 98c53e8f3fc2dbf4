using Actors.Platform;

namespace Actors.Services;

public sealed partial class SourceReader
{
    private LongrunDefinition ReadLongrun(ServiceFolder folder)
    {
        var common = new LongrunDefinition
        {
            Name = folder.Name,
            SourceDirectory = folder.Path,
            Dependencies = folder.ReadNames("dependencies") ?? [],
            TimeoutDown = folder.ReadTimeout("timeout-down"),
            TimeoutUp = folder.ReadTimeout("timeout-up"),
            IsEssential = folder.ReadFlag("flag-essential", "read"),
            IsRecommended = folder.ReadFlag("flag-recommended", "read"),
        };
        CheckRun(folder);
        return ReadServicedir(folder, ReadPipes(folder, common));
    }

    private static void CheckRun(ServiceFolder folder)
    {
        const string Hint = "a longrun needs a run script";
        var errno = Files.TryOpen($"{folder.Path}/run", OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno == Errno.ENOENT)
            folder.Fail(1, $"unable to find a run script in {folder.Path}/run", "run", Hint);
        else if (errno != 0)
            folder.FailSystem("open", "run", errno);
        else
        {
            using (descriptor)
            {
                if (!Files.Status(descriptor!.Number).IsRegular)
                    folder.Fail(1, $"{folder.Path}/run is not a regular file", "run", Hint);
            }
        }
    }

    private LongrunDefinition ReadPipes(ServiceFolder folder, LongrunDefinition longrun)
    {
        var isProducer = TryReadOnlyName(folder, "producer-for", "service name", out var producerFor);
        if (producerFor is not null && _log.Wants(3))
            _log.Info(3, $"{folder.Name} is a producer for {producerFor.Name}");
        var consumerFor = folder.ReadNameLines("consumer-for") ?? [];
        foreach (var producer in consumerFor)
            _log.Info(3, $"{folder.Name} is a consumer for {producer.Name}");
        NameReference? pipelineName = null;
        if (!consumerFor.IsEmpty && !isProducer)
            TryReadOnlyName(folder, "pipeline-name", "name", out pipelineName);
        else if (folder.ReadFlag("pipeline-name", "access"))
        {
            _log.Warning(
                1, $"{folder.Path} contains a pipeline-name file despite not being a last consumer; this file will be ignored",
                $"{folder.Path}/pipeline-name", "move it to the last consumer of the pipeline");
        }

        return longrun with { ProducerFor = producerFor, ConsumerFor = consumerFor, PipelineName = pipelineName };
    }

    /// <summary>The one name in a file.</summary>
    /// <returns>Whether the file is there.</returns>
    private static bool TryReadOnlyName(ServiceFolder folder, string file, string what, out NameReference? name)
    {
        var faults = folder.Faults;
        var names = folder.ReadNameLines(file);
        if (names is { Length: not 1 } && folder.Faults == faults)
            folder.Fail(1, $"{folder.Path}/{file} should only contain one {what}", file, "write one name into it");
        name = names is [var only] ? only : null;
        return names is not null;
    }

    /// <summary>What the reference only looks at when it copies it, which is after everything else.</summary>
    private LongrunDefinition ReadServicedir(ServiceFolder folder, LongrunDefinition longrun)
    {
        var finish = FindFinish(folder, longrun.IsPipelined);
        var notificationFd = ReadDescriptor(folder, "notification-fd");
        var lockFd = ReadDescriptor(folder, "lock-fd");
        if (notificationFd >= 3 && lockFd == notificationFd)
        {
            folder.Fail(
                1, $"longrun {folder.Name} has the same value for notification-fd and lock-fd", "lock-fd", "choose another number",
                1, _late);
        }

        return longrun with
        {
            FinishPath = finish,
            NotificationFd = notificationFd,
            LockFd = lockFd,
            TimeoutKill = folder.ReadNumber("timeout-kill", "milliseconds", _late),
            KillProcessGroup = folder.ReadFlag("flag-timeout-killpg", "access", _late),
            TimeoutFinish = folder.ReadNumber("timeout-finish", "milliseconds", _late),
            MaxDeathTally = folder.ReadNumber("max-death-tally", "deaths", _late),
            DownSignal = folder.ReadSignal("down-signal"),
            ReloadSignal = folder.ReadSignal("reload-signal"),
            NewPidNamespace = folder.ReadFlag("flag-newpidns", "access", _late),
            HasTemplate = folder.HasDirectory("template", _late),
            HasData = folder.HasDirectory("data", _late),
            HasEnvironment = folder.HasDirectory("env", _late),
        };
    }

    private uint? ReadDescriptor(ServiceFolder folder, string file)
    {
        var number = folder.ReadNumber(file, "a file descriptor", _late);
        if (number < 3)
            _late.Warning(1, $"longrun {folder.Name} has a {file} of {number}", $"{folder.Path}/{file}", "3 is the usual one", 1);
        return number;
    }

    private string? FindFinish(ServiceFolder folder, bool isPipelined)
    {
        var path = $"{folder.Path}/finish";
        if (!folder.Has("finish") || Files.TryStatus(path, followLinks: true, out var status) != 0)
            return null;
        var errno = Files.TryOpen(path, OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        descriptor?.Dispose();
        if (errno == Errno.EACCES)
            return null;
        // A link to /dev/null is a way to have none.
        if (errno == 0 && !status.IsRegular)
            errno = status.IsDirectory ? Errno.EISDIR : status.Kind == FileKind.CharacterDevice ? 0 : Errno.EINVAL;
        if (errno == 0)
            return status.IsRegular ? path : null;
        var copy = $"{_options.Database}/servicedirs/{folder.Name}/finish{(isPipelined ? ".user" : "")}";
        folder.Fail(111, $"unable to copy {path} to {copy}: {Errno.Describe(errno)}", "finish", Hints.ForErrno(errno), null, _late);
        return null;
    }
}
