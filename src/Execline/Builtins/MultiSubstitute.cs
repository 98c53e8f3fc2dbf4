namespace Actors.Execline.Builtins;

/// <summary><c>multisubstitute { definitions... } prog...</c></summary>
internal static class MultiSubstitute
{
    private const string UsageText = "see http://skarnet.org/software/execline/multisubstitute.html";

    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            throw context.Usage(UsageText);
        var block = context.TakeBlock(context.Arguments[1..], out var rest);
        if (rest.Count == 0)
            throw context.Usage(UsageText);
        var set = new SubstitutionSet();
        while (block.Count > 0)
            block = block[Take(context, block, set)..];
        return SubstitutingWord.Apply(context, rest, set);
    }

    private static int Take(ChainContext context, ArraySegment<string> block, SubstitutionSet set)
    {
        SubstitutingWord.Definition? definition = block[0] switch
        {
            "define" => Definitions.Define,
            "importas" => Definitions.ImportAs,
            "elglob" => Definitions.Glob,
            "elgetpositionals" => Definitions.Positionals,
            "multidefine" => Definitions.MultiDefine,
            _ => null,
        };
        if (definition is null)
            throw context.Fatal(100, $"syntax error: unrecognized directive {block[0]}");
        var result = definition(context, block, set);
        return result.Error switch
        {
            DefinitionError.None => result.Taken,
            DefinitionError.Usage => throw context.Fatal(100, $"syntax error at directive {block[0]}"),
            DefinitionError.Key => throw context.Fatal(100, $"wrong key for directive {block[0]}"),
            DefinitionError.Value => throw context.Unable(111, $"run directive {block[0]}", result.Errno),
            _ => throw context.Fatal(111, $"unknown error with directive {block[0]}"),
        };
    }
}
