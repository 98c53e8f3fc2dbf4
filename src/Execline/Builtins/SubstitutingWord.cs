namespace Actors.Execline.Builtins;

/// <summary>What the words that substitute have in common.</summary>
internal static class SubstitutingWord
{
    public delegate DefinitionResult Definition(ChainContext context, ArraySegment<string> arguments, SubstitutionSet set);

    /// <summary>Takes one definition and applies it to the rest of the command line.</summary>
    public static ChainStep Run(ChainContext context, Definition definition, string usage)
    {
        var set = new SubstitutionSet();
        var result = definition(context, context.Arguments, set);
        return result.Error switch
        {
            DefinitionError.None => Apply(context, context.Arguments[result.Taken..], set),
            DefinitionError.Usage => throw context.Usage(usage),
            DefinitionError.Key => throw context.Fatal(111, "bad substitution key"),
            DefinitionError.EmptyBlock => throw context.Fatal(100, "empty block"),
            _ => throw context.Unable(111, "complete exlsn function", result.Errno),
        };
    }

    /// <summary>Goes on with what the rest becomes.</summary>
    public static ChainStep Apply(ChainContext context, ArraySegment<string> rest, SubstitutionSet set)
    {
        foreach (var variable in set.Unexported)
            context.Environment[variable] = null;
        return ChainStep.Continue(Substituter.Apply(rest, set));
    }
}
