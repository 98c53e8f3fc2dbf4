using System.Text;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-svdt</c>: prints the deaths of a service that its supervisor remembers, oldest first.</summary>
internal static class S6Svdt
{
    private const string Usage = "s6-svdt [ -S | -s ] [ -n maxentries ] servicedir";
    private const uint MostEntries = 4096;

    public static ChainStep Run(ChainContext context)
    {
        var numeric = false;
        var most = MostEntries;
        var options = new ShortOptions(context.Arguments, "Ssn:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'S': numeric = false; break;
                case 's': numeric = true; break;
                case 'n' when Numbers.TryParse(options.Value, out most): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var directory, ..])
            throw context.Usage(Usage);
        var deaths = Read(context, directory);
        var text = new StringBuilder();
        for (var i = (int)Math.Max(0, deaths.Count - (long)Math.Min(most, MostEntries)); i < deaths.Count; i++)
            text.Append(deaths[i].When).Append(' ').Append(Cause(deaths[i].Status, numeric)).Append('\n');
        return OutputBuffer.Print(context, text.ToString());
    }

    private static List<DeathRecord> Read(ChainContext context, string directory)
    {
        var errno = Files.TryReadAllBytes($"{directory}/{DeathRecord.File}", out var content);
        if (errno == Errno.ENOENT && Files.IsDirectory($"{directory}/supervise"))
            errno = 0; // It has never died.
        return errno == 0 ? DeathTally.Parse(content) : throw context.Failed($"read death tally for service {directory}", errno);
    }

    private static string Cause(ExitStatus status, bool numeric)
    {
        if (!status.IsSignaled)
            return $"exitcode {status.Code}";
        return numeric ? $"signal {(int)status.Signal}" : $"signal {Signals.TableNameOf(status.Signal)}";
    }
}
