using System.Text;

namespace Actors.Execline.Builtins;

/// <summary><c>dollarat [ -n ] [ -0 | -d delimchar ]</c></summary>
internal static class DollarAt
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "nd:0");
        var delimiter = "\n";
        var ends = true;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'n':
                    ends = false;
                    break;
                case 'd':
                    delimiter = options.Value.Length == 0 ? "" : options.Value[..1];
                    break;
                case '0':
                    delimiter = "\0";
                    break;
                default:
                    throw context.Usage("dollarat [ -n ] [ -0 | -d delimchar ]");
            }
        }

        var count = context.PositionalCount();
        var text = new StringBuilder();
        for (uint i = 1; i <= count; i++)
        {
            var value = context.RequiredVariable(ChainContext.Decimal(i));
            if (delimiter.Length == 0)
                text.Append(value.Length).Append(':').Append(value).Append(',');
            else if (i < count || ends)
                text.Append(value).Append(delimiter);
            else
                text.Append(value);
        }

        context.Print(text.ToString());
        return ChainStep.Exit(0);
    }
}
