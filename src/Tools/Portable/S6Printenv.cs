using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-printenv</c>: prints the environment; -d and -0 choose what ends an entry (with an empty -d they are netstrings).</summary>
internal static class S6Printenv
{
    public static ChainStep Run(ChainContext context)
    {
        var delimiter = "\n";
        var (zero, last) = (false, true);
        var options = new ShortOptions(context.Arguments, "nd:0");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': last = false; break;
                case 'd': delimiter = options.Value.Length > 0 ? options.Value[..1] : ""; break;
                case '0': zero = true; break;
                default: throw context.Usage("s6-printenv [ -n ] [ -0 | -d delimchar ]");
            }
        }

        if (zero)
            delimiter = "\0";
        var output = new OutputBuffer(context);
        var entries = context.Environment.ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            if (delimiter.Length == 0)
                output.Write($"{entries[i].Length}:{entries[i]},");
            else
                output.Write(last || i + 1 < entries.Length ? entries[i] + delimiter : entries[i]);
        }

        output.Flush();
        return ChainStep.Exit(0);
    }
}
