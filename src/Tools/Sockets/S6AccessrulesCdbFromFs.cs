using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-accessrules-cdb-from-fs</c>: makes a cdb file of a folder of access rules, atomically.</summary>
internal static class S6AccessrulesCdbFromFs
{
    private static readonly string[] s_long = ["mode=m"];

    public static ChainStep Run(ChainContext context)
    {
        uint? mode = null;
        var options = new LongOptions(context, "m:", s_long);
        while (options.Next() != LongOptions.End)
        {
            mode = Numbers.TryParseOctal(options.Value, out var value)
                ? value
                : throw context.Fatal(ExitCode.WrongUsage, "mode needs to be an unsigned integer (in octal)");
        }

        if (options.Operands is not [var file, var folder, ..])
            throw context.Usage("s6-accessrules-cdb-from-fs [ -m mode ] cdbfile dir");
        var records = Read(context, folder);
        var replacement = $"{file}:s6-accessrules-cdb-from-fs:{Identity.ProcessId}";
        context.Try($"write {replacement}", () => Files.WriteAllBytes(replacement, Cdb.Build(records), 0x180));
        if (mode is { } wanted)
            context.Try($"chmod {replacement}", () => Files.ChangeMode(replacement, wanted));
        return context.Try($"rename {replacement} to {file}", () => Files.Rename(replacement, file));
    }

    private static List<(byte[] Key, byte[] Value)> Read(ChainContext context, string folder)
    {
        var records = new List<(byte[] Key, byte[] Value)>();
        var rules = new AccessRulesFolder(folder);
        foreach (var kind in Names(context, folder))
        {
            foreach (var name in Names(context, $"{folder}/{kind}"))
            {
                var key = $"{kind}/{name}";
                var answer = AccessAnswer.NotFound;
                context.Try($"read {folder}/{key}", () => answer = rules.Find(key));
                if (answer.Decision != AccessDecision.NotFound)
                    records.Add((ByteString.ToBytes(key), AccessRulesFile.Format(answer)));
            }
        }

        return records;
    }

    private static List<string> Names(ChainContext context, string folder)
    {
        var errno = Files.TryList(folder, out var names);
        if (errno != 0)
            throw context.Failed($"opendir {folder}", errno);
        names.RemoveAll(name => name[0] == '.');
        return names;
    }
}
