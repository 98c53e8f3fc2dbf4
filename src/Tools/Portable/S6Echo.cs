using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-echo</c>: prints its arguments.</summary>
internal static class S6Echo
{
    public static ChainStep Run(ChainContext context)
    {
        var separator = " ";
        var end = "\n";
        var options = new ShortOptions(context.Arguments, "ns:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': end = ""; break;
                case 's': separator = options.Value.Length > 0 ? options.Value[..1] : "\0"; break;
                default: throw context.Usage("s6-echo [ -n ] [ -s sep ] args...");
            }
        }

        return OutputBuffer.Print(context, string.Join(separator, options.Operands.AsEnumerable()) + end);
    }
}
