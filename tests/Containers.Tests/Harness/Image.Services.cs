namespace Actors.Containers.Tests.Harness;

/// <content>Services as s6-rc source definition directories, all in the bundle <c>user</c>.</content>
public sealed partial class Image
{
    private const string Sources = "/etc/s6-overlay/s6-rc.d";

    /// <summary>Adds a longrun: a script (or a whole program's text) to run, and what it depends on.</summary>
    public Image WithLongrun(string name, string run, string[]? dependencies = null, int? notificationFd = null, string? finish = null)
    {
        WithService(name, "longrun", dependencies).WithFile($"{Sources}/{name}/run", run, executable: true);
        if (notificationFd is { } fd) WithFile($"{Sources}/{name}/notification-fd", $"{fd}\n");
        if (finish is not null) WithFile($"{Sources}/{name}/finish", finish, executable: true);
        return this;
    }

    /// <summary>Adds a oneshot: execline command lines for up and down, and what it depends on.</summary>
    public Image WithOneshot(string name, string up, string[]? dependencies = null, string? down = null)
    {
        WithService(name, "oneshot", dependencies).WithFile($"{Sources}/{name}/up", up + "\n");
        if (down is not null) WithFile($"{Sources}/{name}/down", down + "\n");
        return this;
    }

    /// <summary>Takes a service out of the bundle <c>user</c>: it is there, but is not started with the container.</summary>
    public Image WithDormant(string name)
    {
        File.Delete(Path.Combine(Top, "etc/s6-overlay/user-bundles.d/user/contents.d", name));
        return this;
    }

    /// <summary>Adds any further file to a service's definition, such as <c>timeout-up</c> or <c>producer-for</c>.</summary>
    public Image WithServiceFile(string name, string file, string content) => WithFile($"{Sources}/{name}/{file}", content);

    private Image WithService(string name, string type, string[]? dependencies)
    {
        WithFile($"{Sources}/{name}/type", type + "\n").WithFile($"/etc/s6-overlay/user-bundles.d/user/contents.d/{name}", "");
        // Services need `base`, as every image that follows the manual says.
        foreach (var dependency in dependencies ?? ["base"])
            WithFile($"{Sources}/{name}/dependencies.d/{dependency}", "");
        return this;
    }
}
