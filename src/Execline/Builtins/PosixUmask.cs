using System.Text;
using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>posix-umask [ -S ] [ mask ] [ prog... ]</c></summary>
internal static class PosixUmask
{
    private const string UsageText = "posix-umask [ -S ] [ mask ] [ prog... ]";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "S");
        var symbolic = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            symbolic = letter == 'S' ? true : throw context.Usage(UsageText);
        var operands = options.Operands;
        if (operands.Count == 0)
        {
            var mask = Files.SetCreationMask(0);
            context.Print((symbolic ? Symbolic(mask) : Convert.ToString(mask, 8).PadLeft(4, '0')) + "\n");
            return ChainStep.Exit(0);
        }

        Files.SetCreationMask(Read(context, operands[0]) & 0x1FF);
        return ChainStep.Continue(operands[1..]);
    }

    private static string Symbolic(uint mask)
    {
        var text = new StringBuilder();
        for (var who = 2; who >= 0; who--)
        {
            var allowed = ~(mask >> (3 * who));
            text.Append("ogu"[who]).Append('=');
            for (var bit = 2; bit >= 0; bit--)
            {
                if ((allowed & (1u << bit)) != 0)
                    text.Append("xwr"[bit]);
            }

            if (who > 0)
                text.Append(',');
        }

        return text.ToString();
    }

    private static uint Read(ChainContext context, string text)
    {
        if (ScanNumber.Front(text, uint.MaxValue, out var mask, radix: 8) == text.Length && text.Length > 0)
            return (uint)mask;
        var before = Files.SetCreationMask(0);
        return UmaskMode.TryApply(text, ~before & 0x1FF, out var mode) ? ~mode : throw context.Fatal(1, "invalid mode string");
    }
}
