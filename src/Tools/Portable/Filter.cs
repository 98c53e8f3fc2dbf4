using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary>Standard input to standard output, line by line.</summary>
internal static class Filter
{
    /// <summary>Prints what becomes of each line. A last line without an end stays without one.</summary>
    public static ChainStep Lines(ChainContext context, Func<string, string> change)
    {
        var output = new OutputBuffer(context);
        try
        {
            var reader = new LineReader(0);
            while (reader.TryRead(out var line, out var ended))
                output.Write(change(line) + (ended ? "\n" : ""));
        }
        catch (PlatformException exception)
        {
            throw context.Failed("read from stdin", exception.Errno);
        }
        finally
        {
            output.Flush();
        }

        return ChainStep.Exit(0);
    }
}
