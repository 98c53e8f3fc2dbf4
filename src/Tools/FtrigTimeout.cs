using Actors.Execline;

namespace Actors.Tools;

/// <summary>The one option that the s6-ftrig tools share.</summary>
internal static class FtrigTimeout
{
    private static readonly string[] s_long = ["timeout=t"];

    /// <summary>Reads <c>-t milliseconds</c>; 0 without it.</summary>
    public static uint Read(ChainContext context, out ArraySegment<string> operands)
    {
        uint milliseconds = 0;
        var options = new LongOptions(context, "t:", s_long);
        while (options.Next() != LongOptions.End)
            milliseconds = Parse(context, options.Value);
        operands = options.Operands;
        return milliseconds;
    }

    /// <summary>The value of -t.</summary>
    public static uint Parse(ChainContext context, string value) => Numbers.TryParse(value, out uint milliseconds)
        ? milliseconds
        : throw context.Fatal(ExitCode.WrongUsage, "timeout must be an unsigned integer");
}
