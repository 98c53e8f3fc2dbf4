namespace Actors.Containers.Tests.Harness;

/// <summary>Makes each root filesystem once and hands out its folder. Containers never write to it.</summary>
internal static class Roots
{
    private static readonly Lazy<string> s_busybox = new(MakeBusybox);
    private static readonly Lazy<string> s_debian = new(MakeDebian);
    private static readonly Lazy<string> s_probe = new(MakeProbe);

    /// <summary>The folder of a root; for <see cref="Root.Empty"/> there is none.</summary>
    public static string? Folder(Root root) => root switch
    {
        Root.Busybox => s_busybox.Value,
        Root.Debian => s_debian.Value,
        _ => null,
    };

    /// <summary>A layer that holds the static test program as /probe.</summary>
    public static string Probe => s_probe.Value;

    private static string Kept(string name) => Path.Combine(Workplace.Checkout, "artifacts", "tests", name);

    private static string MakeBusybox()
    {
        const string Busybox = "/bin/busybox";
        if (!File.Exists(Busybox))
            throw new MissingPrerequisiteException("container tests need a static busybox: apt-get install busybox-static");
        var root = Fresh("busybox");
        foreach (var folder in new[] { "bin", "sbin", "etc", "home/app", "opt", "root", "tmp", "usr/bin", "usr/sbin", "var/log", "var/lib" })
            Directory.CreateDirectory(Path.Combine(root, folder));
        File.SetUnixFileMode(Path.Combine(root, "tmp"), (UnixFileMode)0b1_111_111_111);
        File.CreateSymbolicLink(Path.Combine(root, "var/run"), "/run");
        File.Copy(Busybox, Path.Combine(root, "bin/busybox"));
        foreach (var applet in Workplace.Run(Busybox, "--list").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (applet is not ("busybox" or "init" or "halt" or "poweroff" or "reboot"))
                File.CreateSymbolicLink(Path.Combine(root, "bin", applet), "busybox");
        File.WriteAllText(Path.Combine(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000:app:/home/app:/bin/sh\n");
        File.WriteAllText(Path.Combine(root, "etc/group"), "root:x:0:\napp:x:1000:\n");
        return root;
    }

    private static string MakeDebian()
    {
        try
        {
            return Workplace.Run("bash", Path.Combine(Workplace.Checkout, "scripts", "debian-root.sh")).Trim();
        }
        catch (InvalidOperationException failure)
        {
            throw new MissingPrerequisiteException("container tests need a Debian root: " + failure.Message);
        }
    }

    private static string MakeProbe()
    {
        var root = Fresh("probe");
        Workplace.Run("cc", "-Wall", "-Wextra", "-Werror", "-O1", "-static", "-o", Path.Combine(root, "probe"), Workplace.Program("probe.c"));
        return root;
    }

    private static string Fresh(string name)
    {
        var folder = Kept(name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
