using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-env</c>: goes on with further variables, -i with no others; prints the environment if there is nothing to go on with.</summary>
internal static class S6Env
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "i");
        for (char option; (option = options.Next()) != ShortOptions.End;)
            context.Environment = option == 'i' ? new EnvironmentBlock() : throw context.Usage("s6-env [ -i ] [ name=value... ] prog...");
        var rest = options.Operands;
        while (rest.Count > 0 && rest[0].IndexOf('=') is >= 0 and var equals)
        {
            context.Environment.Set(rest[0][..equals], rest[0][(equals + 1)..]);
            rest = rest[1..];
        }

        return rest.Count > 0 ? ChainStep.Continue(rest) : ChainStep.Continue(s_printenv);
    }

    private static readonly string[] s_printenv = ["s6-printenv"];
}
