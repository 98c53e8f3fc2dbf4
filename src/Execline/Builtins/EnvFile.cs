using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>envfile [ -i | -I ] file prog...</c></summary>
internal static class EnvFile
{
    private const string UsageText = "envfile [ -i | -I ] file prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "iI");
        var insist = true;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            insist = letter == ShortOptions.Wrong ? throw context.Usage(UsageText) : letter == 'i';
        var operands = options.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        if (Read(context, operands[0], insist) is { } text)
        {
            var name = operands[0] == "-" ? "standard input" : operands[0];
            var line = EnvFileParser.Parse(text, context.Environment);
            if (line > 0)
                throw context.Fatal(1, $"in {name}: syntax error line {ChainContext.Decimal(line)}");
        }

        return ChainStep.Continue(operands[1..]);
    }

    /// <summary>The file's text; null: it is not there, and need not be.</summary>
    private static string? Read(ChainContext context, string file, bool insist)
    {
        if (file == "-")
        {
            var text = ReadFrom(context, 0, "standard input");
            _ = Descriptors.Close(0);
            return text;
        }

        var errno = Files.TryOpen(file, OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno == Errno.ENOENT && !insist)
            return null;
        if (errno != 0)
            throw context.Unable(111, $"open {file}", errno);
        using (descriptor)
        {
            _ = Descriptors.TrySetNonBlocking(descriptor!.Number, false);
            return ReadFrom(context, descriptor.Number, file);
        }
    }

    private static string ReadFrom(ChainContext context, int fd, string name)
    {
        var errno = ChainContext.TryReadToEnd(fd, out var text);
        return errno == 0 ? text : throw context.Unable(111, $"read from {name}", errno);
    }
}
