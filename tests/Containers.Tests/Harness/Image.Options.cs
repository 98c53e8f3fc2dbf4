namespace Actors.Containers.Tests.Harness;

/// <content>How a container of this image is started: what <c>docker run</c> has options for.</content>
public sealed partial class Image
{
    internal ContainerOptions Options { get; private set; } = new();

    /// <summary>Sets an environment variable.</summary>
    public Image WithEnvironment(string name, string value) =>
        With(Options with { Environment = [.. Options.Environment, $"{name}={value}"] });

    /// <summary>Sets the program that becomes pid 1 and gets the CMD as its arguments; none: the CMD itself is pid 1.</summary>
    public Image WithEntrypoint(params string[] entrypoint) => With(Options with { Entrypoint = entrypoint });

    /// <summary>Sets user and group of the container.</summary>
    public Image WithUser(int uid, int gid) => With(Options with { Uid = uid, Gid = gid });

    /// <summary>Sets the working directory.</summary>
    public Image WithWorkingDirectory(string folder) => With(Options with { WorkingDirectory = folder });

    /// <summary>Makes the root read-only.</summary>
    public Image WithReadOnlyRoot() => With(Options with { ReadOnlyRoot = true });

    /// <summary>Mounts a tmpfs on /run, with these mount options.</summary>
    public Image WithRun(string options) => With(Options with { RunOptions = options });

    /// <summary>Set-uid files give nobody anything.</summary>
    public Image WithNoNewPrivileges() => With(Options with { NoNewPrivileges = true });

    /// <summary>Gives root more capabilities than Docker does.</summary>
    public Image WithCapabilities(params string[] capabilities) => With(Options with { MoreCapabilities = capabilities });

    /// <summary>System calls that a seccomp filter refuses, with EPERM.</summary>
    public Image WithoutCalls(params string[] calls) => With(Options with { DeniedCalls = calls });

    /// <summary>Sets a resource limit, such as RLIMIT_NOFILE.</summary>
    public Image WithLimit(string type, ulong soft, ulong hard) => With(Options with { Limits = [.. Options.Limits, (type, soft, hard)] });

    /// <summary>Gives the container a terminal.</summary>
    public Image WithTerminal() => With(Options with { Terminal = true });

    /// <summary>Binds a folder or file of the machine into the container.</summary>
    public Image WithBind(string source, string destination) =>
        With(Options with { Binds = [.. Options.Binds, (source, destination)] });

    private Image With(ContainerOptions options)
    {
        Options = options;
        return this;
    }
}
