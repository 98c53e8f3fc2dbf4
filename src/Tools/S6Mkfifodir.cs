using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-mkfifodir</c>: creates a folder of events, for everybody, or (-g) for a group.</summary>
internal static class S6Mkfifodir
{
    private const string Usage = "s6-mkfifodir [ -f ] [ -g gid ] fifodir";

    public static ChainStep Run(ChainContext context)
    {
        var force = false;
        var group = uint.MaxValue;
        var options = new ShortOptions(context.Arguments, "fg:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'f': force = true; break;
                case 'g' when Numbers.TryParse(options.Value, out group): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var directory, ..])
            throw context.Usage(Usage);
        var errno = EventDirectory.TryCreate(directory, group, force);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed($"create fifodir at {directory}", errno);
    }
}
