namespace Actors.Execline.Builtins;

/// <summary><c>withstdinas [ -i | -I | -D default ] [ -N | -n ] [ -E | -e ] var remainder...</c></summary>
internal static class WithStdinAs
{
    private const string UsageText = "withstdinas [ -i | -I | -D default ] [ -N | -n ] [ -E | -e ] var remainder...";

    /// <summary>What happens where the input has a NUL and so cannot be a value.</summary>
    private enum Failure { TakeDefault, Unset, Die }

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "iINnD:Ee");
        var failure = Failure.TakeDefault;
        bool chomp = true, import = false;
        string? fallback = null;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'i' or 'I':
                    failure = letter == 'i' ? Failure.Die : Failure.Unset;
                    break;
                case 'N' or 'n':
                    chomp = letter == 'n';
                    break;
                case 'D':
                    fallback = options.Value;
                    break;
                case 'E' or 'e':
                    import = letter == 'E';
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var operands = options.Operands;
        if (operands.Count == 0)
            throw context.Usage(UsageText);
        context.CheckVariable(operands[0]);
        var input = context.ReadToEnd(0);
        var nul = input.IndexOf('\0');
        string? value = input;
        if (nul >= 0)
            value = WithNul(context, input[..nul], failure, fallback);
        else if (chomp && input.EndsWith('\n'))
            value = input[..^1];
        return context.ContinueWith(operands[0], value, import, operands[1..]);
    }

    private static string? WithNul(ChainContext context, string front, Failure failure, string? fallback)
    {
        switch (failure)
        {
            case Failure.Die:
                throw context.Fatal(1, "stdin contained a null character");
            case Failure.Unset:
                return null;
            default:
                if (fallback is not null)
                    context.Warn("stdin contained a null character - using default instead");
                return fallback ?? front;
        }
    }
}
