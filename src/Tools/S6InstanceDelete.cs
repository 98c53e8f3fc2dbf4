using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-instance-delete</c>: ends an instance of a service, and removes it.</summary>
internal static class S6InstanceDelete
{
    private const string Usage = "s6-instance-delete [ -X ] [ -t timeout ] service instancename";

    public static ChainStep Run(ChainContext context)
    {
        var request = LinkRequest.ReadToUnlink(context, Usage);
        if (request.Operands is not [var service, var name, ..])
            throw context.Usage(Usage);
        Instances.RequireName(context, name);
        Instances.Enter(context, service);
        var errno = SupervisionLinks.Unlink(".", name, request.Wait, request.Milliseconds);
        if (errno != 0)
            throw context.Failed($"prepare deletion of instance {name} of service {service}", errno);
        try
        {
            Files.RemoveTree($"../instances/{name}");
        }
        catch (PlatformException exception)
        {
            context.Warn(exception.Message); // With -X its supervisor may still be writing there.
        }

        return ChainStep.Exit(0);
    }
}
