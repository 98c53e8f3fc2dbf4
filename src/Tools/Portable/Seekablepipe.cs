using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>seekablepipe</c>: goes on with a program whose standard input is a nameless file with everything that could be read from standard input.</summary>
internal static class Seekablepipe
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var file, _, ..])
            throw context.Usage("seekablepipe tempfile prog...");
        var errno = Files.TryOpen(file, OpenMode.Write | OpenMode.Create | OpenMode.Truncate, out var write);
        if (errno != 0)
            throw context.Failed($"create temporary {file}", errno);
        Descriptor? read;
        using (write)
        {
            errno = Files.TryOpen(file, OpenMode.Read, out read);
            if (errno != 0)
                throw context.Failed($"open {file} for reading", errno);
            Files.Remove(file);
            errno = Descriptors.Copy(0, write!.Number);
            if (errno != 0)
                throw context.Failed("read from stdin", errno);
        }

        using (read)
            errno = Descriptors.TryCopy(read!.Number, 0);
        return errno == 0 ? ChainStep.Continue(context.Arguments[2..]) : throw context.Failed("move temporary file descriptor", errno);
    }
}
