using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Containers.Tests.Harness;

/// <summary>What a container is started with, and the OCI configuration that says so.</summary>
internal sealed record ContainerOptions
{
    /// <summary>Docker's default set.</summary>
    private static readonly string[] s_capabilities =
    [
        "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID", "CAP_FOWNER", "CAP_MKNOD", "CAP_NET_RAW", "CAP_SETGID", "CAP_SETUID",
        "CAP_SETFCAP", "CAP_SETPCAP", "CAP_NET_BIND_SERVICE", "CAP_SYS_CHROOT", "CAP_KILL", "CAP_AUDIT_WRITE",
    ];

    private static readonly JsonSerializerOptions s_withoutNull = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public IReadOnlyList<string> Entrypoint { get; init; } = ["/init"];
    public IReadOnlyList<string> Environment { get; init; } = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root"];
    public IReadOnlyList<(string Source, string Destination)> Binds { get; init; } = [];
    public bool NoNewPrivileges { get; init; }
    public string? RunOptions { get; init; }
    public IReadOnlyList<string> MoreCapabilities { get; init; } = [];
    public IReadOnlyList<string> DeniedCalls { get; init; } = [];
    public int Uid { get; init; }
    public int Gid { get; init; }
    public string WorkingDirectory { get; init; } = "/";
    public bool ReadOnlyRoot { get; init; }
    public bool Terminal { get; init; }
    public IReadOnlyList<(string Type, ulong Soft, ulong Hard)> Limits { get; init; } = [];

    /// <summary>The text of config.json for a root filesystem and a CMD.</summary>
    public string ToOciConfiguration(string rootFilesystem, IEnumerable<string> command)
    {
        string[] all = [.. s_capabilities, .. MoreCapabilities];
        string[] held = Uid == 0 ? all : [];
        object[] mounts =
        [
            Mount("proc", "/proc", "proc"),
            Mount("tmpfs", "/dev", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k"),
            Mount("devpts", "/dev/pts", "devpts", "nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5"),
            Mount("tmpfs", "/dev/shm", "shm", "nosuid", "noexec", "nodev", "mode=1777", "size=65536k"),
            Mount("mqueue", "/dev/mqueue", "mqueue", "nosuid", "noexec", "nodev"),
            Mount("sysfs", "/sys", "sysfs", "nosuid", "noexec", "nodev", "ro"),
            .. RunOptions is { } options ? [Mount("tmpfs", "/run", "tmpfs", options.Split(','))] : Array.Empty<object>(),
            .. Binds.Select(bind => Mount("bind", bind.Destination, bind.Source, "rbind", "rw")),
        ];
        return JsonSerializer.Serialize(new
        {
            ociVersion = "1.0.0",
            process = new
            {
                terminal = Terminal,
                user = new { uid = Uid, gid = Gid },
                args = Entrypoint.Concat(command),
                env = Environment,
                cwd = WorkingDirectory,
                capabilities = new { bounding = all, effective = held, permitted = held, inheritable = Array.Empty<string>() },
                rlimits = Limits.Select(limit => new { type = limit.Type, soft = limit.Soft, hard = limit.Hard }),
                noNewPrivileges = NoNewPrivileges,
            },
            root = new { path = rootFilesystem, @readonly = ReadOnlyRoot },
            hostname = "test",
            mounts,
            linux = new
            {
                namespaces = new[] { "pid", "mount", "uts", "ipc", "network" }.Select(type => new { type }),
                seccomp = DeniedCalls.Count == 0 ? null : new
                {
                    defaultAction = "SCMP_ACT_ALLOW",
                    syscalls = new[] { new { names = DeniedCalls, action = "SCMP_ACT_ERRNO", errnoRet = 1 } },
                },
                maskedPaths = new[] { "/proc/kcore", "/proc/keys", "/proc/timer_list" },
                readonlyPaths = new[] { "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger" },
            },
        }, s_withoutNull);
    }

    private static object Mount(string type, string destination, string source, params string[] options) =>
        new { destination, type, source, options };
}
