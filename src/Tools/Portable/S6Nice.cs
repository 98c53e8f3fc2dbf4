using System.Globalization;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-nice</c>: goes on with a lower (or with a negative value, higher) priority.</summary>
internal static class S6Nice
{
    private const string Usage = "s6-nice [ -I | -i ] [ -n value ] prog...";

    public static ChainStep Run(ChainContext context)
    {
        var (strict, increment) = (false, 10);
        var options = new ShortOptions(context.Arguments, "Iin:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'I': strict = false; break;
                case 'i': strict = true; break;
                case 'n' when int.TryParse(options.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out increment): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands.Count == 0)
            throw context.Usage(Usage);
        var errno = Identity.Nice(increment);
        if (errno != 0 && strict)
            throw context.Failed($"nice to {increment}", errno);
        if (errno != 0)
            context.WarnUnable($"nice to {increment}", errno);
        return ChainStep.Continue(options.Operands);
    }
}
