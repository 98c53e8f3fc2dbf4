using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-accessrules-fs-from-cdb</c>: makes a folder of access rules of a cdb file.</summary>
internal static class S6AccessrulesFsFromCdb
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var folder, var file, ..])
            throw context.Usage("s6-accessrules-fs-from-cdb dir cdbfile");
        Cdb? database = null;
        context.Try("cdb_init", () => database = Cdb.Open(file));
        context.Try($"mkdir {folder}", () => Files.CreateDirectory(folder, 0x1ED));
        try
        {
            foreach (var (key, value) in database!.Records)
                Write($"{folder}/{ByteString.FromBytes(key)}", AccessRulesFile.Parse(value));
        }
        catch (PlatformException exception)
        {
            Files.RemoveTree(folder);
            throw exception.Errno is Errno.EINVAL or Errno.EPROTO
                ? context.Fatal(ExitCode.SystemCallFailed, $"unable to handle cdb record: {file} does not contain valid accessrules data")
                : context.Failed(exception.Action, exception.Errno);
        }

        return ChainStep.Exit(0);
    }

    private static void Write(string folder, AccessAnswer answer)
    {
        Files.CreateDirectories(folder, 0x1ED);
        if (answer.Decision == AccessDecision.NotFound)
            return;
        Files.WriteAllText($"{folder}/{(answer.Decision == AccessDecision.Allow ? "allow" : "deny")}", "");
        if (answer.Environment.Count > 0)
            Files.CreateDirectories($"{folder}/env", 0x1ED);
        foreach (var (name, value) in answer.Environment)
            Files.WriteAllText($"{folder}/env/{name}", value is null ? "" : value + "\n");
        if (answer.Program.Length > 0)
            Files.WriteAllText($"{folder}/exec", answer.Program);
    }
}
