using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-retrieve</c>: goes on with a descriptor of a fd-holder as standard input.</summary>
internal static class S6FdholderRetrieve
{
    private const string Usage = "s6-fdholder-retrieve [ -D ] [ -t timeout ] socket id prog...";

    public static ChainStep Run(ChainContext context)
    {
        var delete = false;
        uint milliseconds = 0;
        var options = new ShortOptions(context.Arguments, "Dt:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'D': delete = true; break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var socket, var id, _, ..] operands)
            throw context.Usage(Usage);
        using var holder = FdHolderClient.Connect(context, socket, Deadline.In(milliseconds));
        var errno = holder.Retrieve(id, delete, out var descriptor);
        if (errno != 0)
            throw context.Unable(1, $"retrieve fd for id {id}", errno);
        Descriptors.Move(descriptor!.Number, 0);
        if (descriptor.Number == 0)
            descriptor.Release();
        descriptor.Dispose();
        return ChainStep.Continue(operands[2..]);
    }
}
