using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-linkname</c>: prints where a symbolic link points; -f where a path leads in the end.</summary>
internal static class S6Linkname
{
    private const string Usage = "s6-linkname [ -n ] [ -f ] link";

    public static ChainStep Run(ChainContext context)
    {
        var (end, full) = ("\n", false);
        var options = new ShortOptions(context.Arguments, "nf");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': end = ""; break;
                case 'f': full = true; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var link, ..])
            throw context.Usage(Usage);
        var target = full ? Files.RealPath(link) : Files.ReadLink(link);
        if (target is not null)
            return OutputBuffer.Print(context, target + end);
        var errno = Files.TryStatus(link, followLinks: full, out _);
        throw context.Failed($"resolve {link}", errno == 0 ? Errno.EINVAL : errno);
    }
}
