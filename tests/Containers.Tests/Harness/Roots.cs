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
        var root = Fresh("busybox");
        RunScript("busybox-root.sh", root);
        return root;
    }

    private static string MakeDebian() => RunScript("debian-root.sh").Trim();

    private static string MakeProbe()
    {
        var root = Fresh("probe");
        Workplace.Run("cc", "-Wall", "-Wextra", "-Werror", "-O1", "-static", "-o", Path.Combine(root, "probe"), Workplace.Program("probe.c"));
        return root;
    }

    private static string RunScript(string name, params string[] arguments)
    {
        try
        {
            return Workplace.Run("bash", [Path.Combine(Workplace.Checkout, "scripts", name), .. arguments]);
        }
        catch (InvalidOperationException failure)
        {
            throw new MissingPrerequisiteException($"unable to make a root for containers: {failure.Message}");
        }
    }

    private static string Fresh(string name)
    {
        var folder = Kept(name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
