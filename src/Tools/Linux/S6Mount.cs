using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Linux;

/// <summary><c>s6-mount</c>: mounts a file system, or (-a) all of /etc/fstab; prints what is mounted, without arguments.</summary>
internal static class S6Mount
{
    private const string Usage = "s6-mount [ -a ] [ -z fstab ] | s6-mount [ -n ] [ -t type ] [ -o option[,option...] ]... device mountpoint";

    public static ChainStep Run(ChainContext context)
    {
        var (all, table, type) = (false, "/etc/fstab", "none");
        var mount = new MountOptions();
        var options = new ShortOptions(context.Arguments, "nz:arwt:o:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': break;
                case 'z': table = options.Value; break;
                case 'a': all = true; break;
                case 't': type = options.Value; break;
                case 'w': mount.Add("rw"); break;
                case 'r': mount.Add("ro"); break;
                case 'o': mount.Add(options.Value); break;
                default: throw context.Usage(Usage);
            }
        }

        if (all)
            return ChainStep.Exit(MountAll(context, table));
        switch (options.Operands)
        {
            case []:
                return OutputBuffer.Print(context, Files.ReadAllText("/proc/mounts"));
            case [var source, var target, ..]:
                var errno = Mounts.Mount(source, target, type, mount.Flags, mount.Data);
                return errno == 0
                    ? ChainStep.Exit(0)
                    : throw context.Unable(errno == Errno.EBUSY ? 1 : ExitCode.SystemCallFailed, $"mount {source} on {target}", errno);
            default:
                throw context.Usage(Usage);
        }
    }

    /// <returns>How many could not be mounted, which is reported.</returns>
    private static int MountAll(ChainContext context, string table)
    {
        var errno = Files.TryReadAllBytes(table, out var content);
        if (errno != 0)
            throw context.Failed($"open {table}", errno);
        var failures = 0;
        foreach (var line in FileSystemTable.Parse(ByteString.FromBytes(content)))
        {
            var mount = new MountOptions();
            mount.Add(line.Options);
            errno = Mounts.Mount(line.Source, line.Target, line.Type, mount.Flags, mount.Data);
            if (errno == 0)
                continue;
            context.WarnUnable($"mount {line.Source} on {line.Target}", errno);
            failures++;
        }

        return failures;
    }
}
