using Actors.Platform;

namespace Actors.Suexec;

/// <summary>
/// <c>s6-overlay-suexec ' PROG' ... '' REST...</c>: pid 1 of a container that runs as another user than root. Installed set-uid root, it runs the block
/// as root and then becomes REST as the container's user. It does so as pid 1 only, where nothing of the container's user runs yet that
/// could misuse it, so it is of no use to anybody later. (s6-overlay-helpers, s6-overlay-suexec.c)
/// </summary>
internal static class Program
{
    private const string Name = "s6-overlay-suexec";

    private static int Main(string[] managed)
    {
        var arguments = NativeArguments.Read(managed);
        if (arguments.Length < 2)
            return Fail(100, "usage", $"{Name} {{ prog... }} rest...");
        if (Identity.ProcessId != 1)
            return Fail(100, "fatal", "can only run as pid 1");
        var end = Array.IndexOf(arguments, "");
        if (end < 0)
            return Fail(100, "fatal", "unterminated block");
        if (end == 1)
            return Fail(100, "fatal", "empty block");
        if (end == arguments.Length - 1)
            return Fail(100, "fatal", "empty remainder");
        var block = arguments[1..end];
        for (var i = 0; i < block.Length; i++)
        {
            if (!block[i].StartsWith(' '))
                return Fail(100, "fatal", "unquoted block");
            block[i] = block[i][1..];
        }

        try
        {
            return Run(block, arguments[(end + 1)..]);
        }
        catch (PlatformException failure)
        {
            return Fail(111, "fatal", failure.Message);
        }
    }

    private static int Run(string[] block, string[] rest)
    {
        var (user, group) = (Identity.User, Identity.Group);
        if (Identity.EffectiveUser == 0)
        {
            Identity.SetGroup(0);
            Identity.SetAllUsers(0, 0, user);
        }

        var environment = EnvironmentBlock.OfThisProcess();
        if (RunAndWait(block, ForBlock(environment, user, group)) is > 0 and var failed)
            return failed;
        Identity.SetGroup(group);
        Identity.SetUser(user);
        environment["GIDLIST"] = null;
        var errno = Executables.FindAndExecute(rest, environment);
        return Fail(Executables.ExitCodeOf(errno), "fatal", $"unable to exec {rest[0]}: {Errno.Describe(errno)}");
    }

    private static string[] ForBlock(EnvironmentBlock environment, uint user, uint group)
    {
        var block = environment.Clone();
        block["GIDLIST"] = null;
        block["UID"] = $"{user}";
        block["EUID"] = $"{Identity.EffectiveUser}";
        block["GID"] = $"{group}";
        block["EGID"] = $"{Identity.EffectiveGroup}";
        block["USER"] = Accounts.Local.FindUser(user)?.Name ?? "";
        block["EUSER"] = Accounts.Local.FindUser(Identity.EffectiveUser)?.Name ?? "";
        block["GROUP"] = Accounts.Local.FindGroup(group)?.Name ?? "";
        block["EGROUP"] = Accounts.Local.FindGroup(Identity.EffectiveGroup)?.Name ?? "";
        return block.ToArray();
    }

    private static int RunAndWait(string[] block, string[] environment)
    {
        var errno = Executables.Find(block[0], EnvironmentBlock.Of(environment)["PATH"], out var path);
        var pid = 0;
        if (errno == 0)
            errno = Spawner.Spawn(new SpawnRequest(path, block, environment), out pid);
        if (errno != 0)
            return Fail(Executables.ExitCodeOf(errno), "fatal", $"unable to exec {block[0]}: {Errno.Describe(errno)}");
        _ = Children.Wait(pid, out _, out var status);
        if (status.IsSignaled)
            return Fail(status.ShellCode, "fatal", $"child crashed with signal {(int)status.Signal}");
        return status.IsSuccess ? 0 : Fail(status.Code, "fatal", $"child failed with exit code {status.Code}");
    }

    private static int Fail(int code, string kind, string text)
    {
        StandardStreams.Error($"{Name}: {kind}: {text}\n");
        return code;
    }
}
