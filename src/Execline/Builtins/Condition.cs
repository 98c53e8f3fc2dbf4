using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>What the words with a condition have in common.</summary>
internal static class Condition
{
    /// <summary>Reads the options <c>-n</c> and <c>-X</c>.</summary>
    /// <param name="context">The chain.</param>
    /// <param name="usage">What is said where there is another.</param>
    /// <param name="not">Whether the condition counts the other way round.</param>
    /// <param name="tolerateCrash">See <see cref="Evaluate"/>.</param>
    /// <returns>What follows them.</returns>
    public static ArraySegment<string> ReadOptions(ChainContext context, string usage, out bool not, out bool tolerateCrash)
    {
        var options = new ShortOptions(context.Arguments, "nX");
        not = tolerateCrash = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (letter == 'n')
                not = true;
            else if (letter == 'X')
                tolerateCrash = true;
            else
                throw context.Usage(usage);
        }

        return options.Operands;
    }

    /// <summary>Runs the condition.</summary>
    /// <param name="context">The chain.</param>
    /// <param name="command">The condition's command line.</param>
    /// <param name="tolerateCrash">Whether death by a signal is a failure like others; else it is fatal.</param>
    /// <param name="waiting">What could not be done, where it cannot be waited for.</param>
    /// <param name="role">How the condition is called where it is no block, for who wrote one; else null.</param>
    /// <returns>Its exit code; 0: true.</returns>
    public static int Evaluate(ChainContext context, ArraySegment<string> command, bool tolerateCrash, string waiting, string? role = null)
    {
        var errno = Child.Run(context, new(command, context.Environment), out var status, waiting);
        if (errno == Errno.ENOENT && role is not null && command[0].StartsWith(' '))
            throw context.Fatal(111, $"unable to spawn {command[0]}: name begins with a space, are you trying to spawn a block as your {role}?");
        if (errno != 0)
            throw context.Unable(111, $"spawn {command[0]}", errno);
        if (status.IsSignaled && !tolerateCrash)
            throw context.Fatal(128 + (int)status.Signal, $"child crashed with signal {ChainContext.Decimal((int)status.Signal)}");
        return status.ProxyCode();
    }
}
