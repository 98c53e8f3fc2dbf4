using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-instance-list</c>: prints the names of a service's instances.</summary>
internal static class S6InstanceList
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "");
        if (options.Next() != ShortOptions.End || options.Operands is not [var service, ..])
            throw context.Usage("s6-instance-list service");
        Instances.Enter(context, service);
        var names = Files.List(".");
        names.RemoveAll(name => name[0] == '.');
        return OutputBuffer.Print(context, string.Concat(names.ConvertAll(name => name + "\n")));
    }
}
