using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-svstat</c>: prints a service's status, in words, or (-o) just the fields that are asked for.</summary>
internal static class S6Svstat
{
    private const string Usage =
        "s6-svstat [ -uwNrpgest | -o up,wantedup,normallyup,ready,paused,pid,pgid,exitcode,signal,signum,updownsince,readysince,updownfor,readyfor ] "
        + "[ -n ] servicedir";

    private const int MostFields = 16;

    public static ChainStep Run(ChainContext context)
    {
        var numeric = false;
        var fields = new List<string>();
        var options = new ShortOptions(context.Arguments, "no:uwNrpgest");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': numeric = true; break;
                case 'o': AddFields(context, fields, options.Value); break;
                case ShortOptions.Wrong: throw context.Usage(Usage);
                default: fields.Add(FieldOf(option)); break;
            }

            if (fields.Count > MostFields)
                throw context.Fatal(ExitCode.WrongUsage, "too many option fields");
        }

        if (options.Operands is not [var directory, ..])
            throw context.Usage(Usage);
        var report = Read(context, directory);
        var text = fields.Count == 0 ? report.InWords(numeric) : string.Join(' ', fields.ConvertAll(report.Field));
        return OutputBuffer.Print(context, text + "\n");
    }

    private static StatusReport Read(ChainContext context, string directory)
    {
        var errno = SupervisedDirectory.TryIsSupervised(directory, out var supervised);
        if (errno != 0)
            throw context.Failed($"check {directory}", errno);
        if (!supervised)
            throw context.Fatal(1, $"unable to read status for {directory}: s6-supervise not running");
        errno = SupervisedDirectory.TryReadStatus(directory, out var status);
        if (errno != 0)
            throw context.Failed($"read status for {directory}", errno);
        var down = $"{directory}/down";
        errno = Files.TryStatus(down, followLinks: true, out _);
        return errno is 0 or Errno.ENOENT
            ? new StatusReport(status, NormallyUp: errno != 0, Clock.RealtimeNanoseconds)
            : throw context.Failed($"access {down}", errno);
    }

    private static void AddFields(ChainContext context, List<string> fields, string names)
    {
        if (names.Length == 0)
            return;
        foreach (var name in (names.EndsWith(',') ? names[..^1] : names).Split(','))
        {
            if (!StatusReport.IsField(name))
                throw context.Fatal(ExitCode.WrongUsage, $"invalid option field: {name}");
            fields.Add(name);
        }
    }

    private static string FieldOf(char option) => option switch
    {
        'u' => "up",
        'w' => "wantedup",
        'N' => "normallyup",
        'r' => "ready",
        'p' => "pid",
        'g' => "pgid",
        'e' => "exitcode",
        's' => "signal",
        _ => "updownfor",
    };
}
