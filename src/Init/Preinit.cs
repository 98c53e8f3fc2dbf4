using System.Globalization;
using Actors.Platform;

namespace Actors.Init;

/// <summary>
/// Puts /run in order: it must be there, belong to the container's user, and hold nothing of an earlier run; and /var/run must lead to it. What cannot be
/// made right ends the container with 100 and one line, as s6-overlay's preinit does.
/// </summary>
internal static class Preinit
{
    private const string Program = "/package/admin/s6-overlay/libexec/preinit";
    private const string Run_ = "/run";

    private static readonly (uint Bit, string Name)[] s_permissions =
    [
        (1, "ox"), (2, "ow"), (4, "or"), (8, "gx"), (16, "gw"), (32, "gr"), (64, "ux"), (128, "uw"), (256, "ur"), (512, "os"), (1024, "gs"), (2048, "us"),
    ];

    /// <summary>Does it for the container's user.</summary>
    /// <param name="environment">Of the container.</param>
    /// <param name="forHelper">Whether the set-uid helper has put into it, as <c>UID</c> and its kin, who that is; else it is who this process is, and containers may have such variables of their own.</param>
    /// <returns>0, or the exit code.</returns>
    internal static int Run(EnvironmentBlock environment, bool forHelper)
    {
        var preinit = new Work(environment, forHelper);
        try
        {
            return preinit.Do();
        }
        catch (PlatformException failure)
        {
            return Work.Fatal(failure.Message, 111);
        }
    }

    private sealed class Work(EnvironmentBlock environment, bool forHelper)
    {
        private readonly int _verbosity = int.TryParse(environment["S6_VERBOSITY"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 2;
        private readonly uint _user = forHelper ? Number(environment, "UID", Identity.User) : Identity.User;
        private readonly uint _effectiveUser = forHelper ? Number(environment, "EUID", Identity.EffectiveUser) : Identity.EffectiveUser;
        private readonly uint _group = forHelper ? Number(environment, "GID", Identity.Group) : Identity.Group;
        private readonly uint _effectiveGroup = forHelper ? Number(environment, "EGID", Identity.EffectiveGroup) : Identity.EffectiveGroup;

        internal int Do()
        {
            _ = Files.SetCreationMask(0x12);
            if (environment["S6_READ_ONLY_ROOT"] is { Length: > 0 } readOnly && readOnly.Trim('0').Length > 0)
            {
                Info("read-only root");
                if (PrepareReadOnly() is > 0 and var code)
                    return code;
            }
            else
            {
                Files.CreateDirectories(Run_, 0x1ED);
            }

            if (Files.Status(Run_) is not { IsDirectory: true } run)
                return Fatal("/run is missing or not a directory", 100);
            Info($"container permissions: uid={_user} ({UserName(_user)}), euid={_effectiveUser}, gid={_group} ({GroupName(_group)}), egid={_effectiveGroup}");
            Info($"/run permissions: uid={run.User} ({UserName(run.User)}), gid={run.Group} ({GroupName(run.Group)}), perms={Permissions(run.Mode)}");
            if (_user != run.User && TakeOver(run) is > 0 and var refused)
                return refused;
            LinkVarRun();
            CleanUp();
            return 0;
        }

        internal static int Fatal(string text, int code)
        {
            StandardStreams.Error($"{Program}: fatal: {text}\n");
            return code;
        }

        private int PrepareReadOnly()
        {
            if (!Files.IsDirectory(Run_))
                return Fatal("/run is missing or not a directory", 100);
            if (!IsWritable())
            {
                Info("creating a tmpfs on /run");
                var errno = Mounts.MountMemory(Run_, "mode=0755");
                return errno == 0
                    ? 0
                    : Fatal($"unable to mount a tmpfs on /run, which is read-only: {Errno.Describe(errno)}; start the container with a tmpfs on /run (--tmpfs /run:exec)", 100);
            }

            Info("writable /run. Checking for executability.");
            if (Mounts.RemountExecutable(Run_) != 0 && !Mounts.Read().Any(mount => mount.Target == Run_))
                Warn("/run could not be found in /proc/mounts; it should be a tmpfs when the root is read-only");
            return 0;
        }

        private static bool IsWritable()
        {
            const string Test = "/run/test of writability";
            if (Files.TryOpen(Test, OpenMode.Write | OpenMode.Create, out var file) != 0)
                return false;
            file!.Dispose();
            Files.Remove(Test);
            return true;
        }

        /// <summary>/run belongs to somebody else: it is given to the container's user, or found to be usable all the same.</summary>
        private int TakeOver(FileStatus run)
        {
            if (_effectiveUser == 0)
            {
                Info($"/run belongs to uid {run.User} instead of {_user} - fixing it");
                Files.ChangeOwner(Run_, _user, _group);
                Files.ChangeMode(Run_, 0x1ED);
                return 0;
            }

            var groupCanWork = (run.Mode & 0x38) == 0x38;
            var othersCanWrite = (run.Mode & 2) != 0;
            if (_group == 0 && run.Group == 0)
            {
                if (!groupCanWork || othersCanWrite)
                    return Fatal("wrong permissions on /run for a gid 0 setup", 100);
                Info("using /run with gid 0");
                return 0;
            }

            var mine = run.Group == _effectiveGroup ? groupCanWork : (run.Mode & 7) == 7;
            if (run.User == 0 && mine && (run.Mode & 0x200) != 0)
            {
                Warn($"/run belongs to uid {run.User} instead of {_user}, but we can still work in single-uid mapping.");
                return 0;
            }

            if (run.User == 0 && (run.Mode & 0x1F8) == 0x1F8
                && environment["S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES"] is { Length: > 0 } yes && yes.Trim('0').Length > 0)
            {
                Warn($"/run belongs to uid {run.User} instead of {_user} and {(othersCanWrite ? "IS WORLD WRITABLE" : "is GROUP WRITABLE")}, which is insecure; going on because S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES says so");
                return 0;
            }

            return Fatal($"/run belongs to uid {run.User} instead of {_user}, has insecure and/or unworkable permissions, and we're lacking the privileges to fix it.", 100);
        }

        private void LinkVarRun()
        {
            const string VarRun = "/var/run";
            if (Files.Status(VarRun, followLinks: false) is { Kind: FileKind.SymbolicLink } && Files.RealPath(VarRun) == Run_)
                return;
            Warn("/var/run is not a symlink to /run, fixing it");
            try
            {
                Files.RemoveTree(VarRun);
                Files.CreateDirectories("/var", 0x1ED);
                Files.CreateSymbolicLink(Run_, VarRun);
            }
            catch (PlatformException failure)
            {
                Warn($"{failure.Message}; what looks for /var/run will not find it");
            }
        }

        private void CleanUp()
        {
            foreach (var name in Files.List(Run_))
            {
                if (name is "s6" or "service" or "uncaught-logs" || name.StartsWith("s6-rc", StringComparison.Ordinal))
                    Files.RemoveTree(Files.Join(Run_, name));
            }

            foreach (var directory in (ReadOnlySpan<string>)["/run/s6", "/run/service"])
            {
                Files.CreateDirectory(directory, 0x1ED);
                if (_user != Identity.EffectiveUser)
                    Files.ChangeOwner(directory, _user, _group);
            }
        }

        private static string UserName(uint user) => Accounts.Local.FindUser(user)?.Name ?? "";

        private static string GroupName(uint group) => Accounts.Local.FindGroup(group)?.Name ?? "";

        private static string Permissions(uint mode) => string.Concat(s_permissions.Where(permission => (mode & permission.Bit) != 0).Select(permission => permission.Name));

        private static uint Number(EnvironmentBlock environment, string name, uint otherwise) =>
            uint.TryParse(environment[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

        private void Info(string text)
        {
            if (_verbosity > 1)
                StandardStreams.Error($"{Program}: info: {text}\n");
        }

        private void Warn(string text)
        {
            if (_verbosity > 0)
                StandardStreams.Error($"{Program}: warning: {text}\n");
        }
    }
}
