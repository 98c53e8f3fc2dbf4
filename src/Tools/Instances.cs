using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>What the s6-instance tools share: an instanced service has the folders <c>template</c>, <c>instances</c>, and the scan directory <c>instance</c>.</summary>
internal static class Instances
{
    /// <summary>Fails if this is no name of an instance.</summary>
    public static void RequireName(ChainContext context, string name)
    {
        if (name is "" or ['.', ..] || name.AsSpan().IndexOfAny(" \t\f\r\n") >= 0)
            throw context.Fatal(ExitCode.WrongUsage, "invalid instance name");
    }

    /// <summary>Goes into the scan directory of a service's instances, which must be running.</summary>
    public static void Enter(ChainContext context, string service)
    {
        if (service.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "invalid service path");
        var folder = $"{service}/instance";
        try
        {
            Files.ChangeDirectory(folder);
        }
        catch (PlatformException exception)
        {
            throw context.Failed($"chdir to {folder}", exception.Errno);
        }

        const string Lock = ".s6-svscan/lock";
        var errno = Files.TryOpen(Lock, OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno != 0)
            throw context.Failed($"open {folder}/{Lock}", errno);
        using (descriptor)
        {
            errno = FileLocks.TryIsLocked(descriptor!.Number, out var running);
            if (errno != 0)
                throw context.Failed($"check lock on {folder}/{Lock}", errno);
            if (!running)
                throw context.Fatal(1, $"instanced service not running on {service}");
        }
    }

    /// <summary>Goes on with a tool for an instance: its arguments, but with the instance's directory for service and name.</summary>
    public static ChainStep Delegate(ChainContext context, string tool, ArraySegment<string> operands)
    {
        if (operands[0].Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "invalid service name");
        RequireName(context, operands[1]);
        var options = context.Arguments[1..(context.Arguments.Count - operands.Count)];
        return ChainStep.Continue((string[])[tool, .. options, $"{operands[0]}/instance/{operands[1]}"]);
    }
}
