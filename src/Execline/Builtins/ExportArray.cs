namespace Actors.Execline.Builtins;

/// <summary><c>export-array [ -d delim ] variable { value-list } prog...</c></summary>
internal static class ExportArray
{
    private const string UsageText = "export-array [ -d delim ] variable { value-list } prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "d:");
        var delimiter = "";
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            delimiter = letter == 'd' ? options.Value : throw context.Usage(UsageText);
        var operands = options.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        if (operands[0].Contains('='))
            throw context.Fatal(100, $"invalid variable name: {operands[0]}");
        var block = context.TakeFullBlock(operands[1..], out var rest);
        if (rest.Count == 0)
            throw context.Usage(UsageText);
        context.Environment[operands[0]] = Definitions.Join(block, delimiter, chomp: false);
        return ChainStep.Continue(rest);
    }
}
