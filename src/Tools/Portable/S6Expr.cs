using System.Globalization;
using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-expr</c>: computes with whole numbers; each number, operator and parenthesis is an argument. Exits 1 if the result is 0, 2 if it is no expression.</summary>
internal static class S6Expr
{
    // Lowest first, as expr(1) has them.
    private static readonly string[][] s_levels = [["|"], ["&"], ["=", "!=", ">", ">=", "<", "<="], ["+", "-"], ["*", "/", "%"]];

    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            return ChainStep.Exit(2);
        var rest = context.Arguments[1..];
        var value = Level(context, ref rest, 0);
        if (rest.Count > 0)
            throw Invalid(context);
        OutputBuffer.Print(context, $"{value}\n");
        return ChainStep.Exit(value == 0 ? 1 : 0);
    }

    private static long Level(ChainContext context, ref ArraySegment<string> rest, int level)
    {
        if (level == s_levels.Length)
            return Atom(context, ref rest);
        var value = Level(context, ref rest, level + 1);
        while (rest.Count > 0 && s_levels[level].Contains(rest[0]))
        {
            var operation = rest[0];
            rest = rest[1..];
            var right = Level(context, ref rest, level + 1);
            value = Compute(context, value, operation, right);
        }

        return value;
    }

    private static long Atom(ChainContext context, ref ArraySegment<string> rest)
    {
        if (rest.Count == 0)
            throw Invalid(context);
        var word = rest[0];
        rest = rest[1..];
        if (word != "(")
            return long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(context);
        var value = Level(context, ref rest, 0);
        if (rest.Count == 0 || rest[0] != ")")
            throw Invalid(context);
        rest = rest[1..];
        return value;
    }

    private static long Compute(ChainContext context, long left, string operation, long right)
    {
        if (operation is "/" or "%" && right is 0 or -1)
        {
            // Of the one the processor knows no quotient, the other's may be out of range.
            if (right == 0)
                throw context.Fatal(2, "division by zero");
            return operation == "/" ? unchecked(-left) : 0;
        }

        return operation switch
        {
            "|" => left != 0 ? left : right,
            "&" => left != 0 && right != 0 ? left : 0,
            "=" => left == right ? 1 : 0,
            "!=" => left != right ? 1 : 0,
            ">" => left > right ? 1 : 0,
            ">=" => left >= right ? 1 : 0,
            "<" => left < right ? 1 : 0,
            "<=" => left <= right ? 1 : 0,
            "+" => unchecked(left + right),
            "-" => unchecked(left - right),
            "*" => unchecked(left * right),
            "/" => left / right,
            _ => left % right,
        };
    }

    private static ChainException Invalid(ChainContext context) => context.Fatal(2, "invalid expression");
}
