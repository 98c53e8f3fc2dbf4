using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-instance-create</c>: makes an instance of a service from its template, and waits until it is supervised.</summary>
internal static class S6InstanceCreate
{
    private const string Usage = "s6-instance-create [ -d | -D ] [ -f ] [ -P ] [ -t timeout ] service instancename";

    public static ChainStep Run(ChainContext context)
    {
        var request = LinkRequest.ReadToLink(context, Usage, LinkOptions.Relative);
        if (request.Operands is not [var service, var name, ..])
            throw context.Usage(Usage);
        Instances.RequireName(context, name);
        MakeFolder($"{service}/instances");
        MakeFolder($"{service}/instance");
        Instances.Enter(context, service);
        Create(context, service, name, request.Options, request.Milliseconds);
        return ChainStep.Exit(0);

        void MakeFolder(string folder)
        {
            try
            {
                _ = Files.CreateDirectoryIfMissing(folder, 0x1ED);
            }
            catch (PlatformException exception)
            {
                throw context.Failed($"mkdir {folder}", exception.Errno);
            }
        }
    }

    private static void Create(ChainContext context, string service, string name, LinkOptions linkOptions, uint milliseconds)
    {
        var shown = $"{service}/instances/{name}";
        var folder = $"../instances/{name}";
        // What another one makes at this moment is not copied over, and not removed because of what fails here.
        var errno = Files.TryCreateDirectory(folder, 0x1C0);
        if (errno == Errno.EEXIST)
        {
            throw context.Fatal(
                ExitCode.WrongUsage,
                $"{(Files.IsDirectory(folder) ? "instance appears to already exist" : "unexpected file preventing instance creation")} at {shown}");
        }

        if (errno != 0)
            throw context.Failed($"copy {service}/template to {shown}", errno);
        try
        {
            Files.CopyTree("../template", folder);
        }
        catch (PlatformException exception)
        {
            Files.RemoveTree(folder);
            throw context.Failed($"copy {service}/template to {shown}", exception.Errno);
        }

        errno = SupervisionLinks.Link(".", folder, name, linkOptions, milliseconds);
        if (errno != 0)
        {
            Files.RemoveTree(folder);
            throw context.Unable(
                errno == Errno.ETIMEDOUT ? ExitCode.TimedOut : ExitCode.SystemCallFailed, $"create instance of {service} named {name}", errno);
        }
    }
}
