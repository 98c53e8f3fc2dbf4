using Actors.Platform;

namespace Actors.Execline;

/// <summary>Why a definition is not taken.</summary>
internal enum DefinitionError
{
    None,
    /// <summary>The words are wrong.</summary>
    Usage,
    /// <summary>The key is empty, or defined already; or a positional parameter is missing.</summary>
    Key,
    /// <summary>A block is empty.</summary>
    EmptyBlock,
    /// <summary>The value cannot be had; the error number says why.</summary>
    Value,
}

/// <summary>What a definition took of the command line, or why it is none.</summary>
/// <param name="Taken">How many words, its name included.</param>
/// <param name="Error">What is wrong.</param>
/// <param name="Errno">With <see cref="DefinitionError.Value"/>: the error number.</param>
internal readonly record struct DefinitionResult(int Taken, DefinitionError Error = DefinitionError.None, int Errno = 0)
{
    public static implicit operator DefinitionResult(DefinitionError error) => new(0, error);
}

/// <summary>
/// The words that define substitutions. Each reads its own part of a command line into a set; alone it is a word of the chain, and inside
/// <c>multisubstitute</c> it is a directive.
/// </summary>
internal static partial class Definitions
{
    /// <summary><c>define [ -N | -n ] [ -s ] [ -C | -c ] [ -d delim ] key value</c></summary>
    public static DefinitionResult Define(ChainContext context, ArraySegment<string> arguments, SubstitutionSet set)
    {
        var transform = new ValueTransform();
        var options = new ShortOptions(arguments, "NnsCcd:");
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (!transform.TryOption(letter, options.Value))
                return DefinitionError.Usage;
        }

        var operands = options.Operands;
        if (operands.Count < 2)
            return DefinitionError.Usage;
        if (!IsKey(operands[0], set))
            return DefinitionError.Key;
        if (transform.Apply(operands[1]) is not { } values)
            return NotNetstrings;
        set.Add(operands[0], values);
        return new(options.Taken + 2);
    }

    /// <summary><c>importas [ -i | -D default ] [ -u ] [ -S ] [ -N | -n ] [ -s ] [ -C | -c ] [ -d delim ] key var</c></summary>
    public static DefinitionResult ImportAs(ChainContext context, ArraySegment<string> arguments, SubstitutionSet set)
    {
        var transform = new ValueTransform();
        var options = new ShortOptions(arguments, "SiuD:NnsCcd:");
        bool insist = false, unexport = false, same = false;
        string? fallback = null;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'S':
                    same = true;
                    break;
                case 'i':
                    insist = true;
                    break;
                case 'u':
                    unexport = true;
                    break;
                case 'D':
                    fallback = options.Value;
                    break;
                default:
                    if (!transform.TryOption(letter, options.Value))
                        return DefinitionError.Usage;
                    break;
            }
        }

        var operands = options.Operands;
        var words = same ? 1 : 2;
        if (operands.Count < words)
            return DefinitionError.Usage;
        if (!IsKey(operands[0], set))
            return DefinitionError.Key;
        var variable = operands[words - 1];
        var value = context.Environment[variable];
        if (value is null && insist)
            throw context.Fatal(100, $"{variable} not set");
        if (value is not null && unexport)
            set.Unexported.Add(variable);
        value ??= fallback;
        if ((value is null ? [] : transform.Apply(value)) is not { } values)
            return NotNetstrings;
        set.Add(operands[0], values);
        return new(options.Taken + words);
    }

    /// <summary><c>multidefine [ -0 ] [ -r ] [ -N | -n ] [ -C | -c ] [ -d delim ] value { vars... }</c></summary>
    public static DefinitionResult MultiDefine(ChainContext context, ArraySegment<string> arguments, SubstitutionSet set)
    {
        var transform = new ValueTransform { Split = true };
        var options = new ShortOptions(arguments, "0rNnCcd:");
        bool vanish = false, takeRest = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (letter == '0')
                vanish = true;
            else if (letter == 'r')
                takeRest = true;
            else if (!transform.TryOption(letter, options.Value))
                return DefinitionError.Usage;
        }

        var operands = options.Operands;
        if (operands.Count < 2)
            return DefinitionError.Usage;
        var length = context.Unquote(operands[1..]);
        if (length == 0)
            return DefinitionError.EmptyBlock;
        if (length >= operands.Count - 1)
            return DefinitionError.Usage;
        if (transform.Apply(operands[0]) is not { } values)
            return NotNetstrings;
        return TryAssign(operands.Slice(1, length), values, vanish, takeRest, set)
            ? new DefinitionResult(options.Taken + length + 2)
            : DefinitionError.Key;
    }

    /// <summary>Gives each variable its value; the last one that has a name takes all that remain where it shall, as read(1) of a shell does.</summary>
    private static bool TryAssign(ArraySegment<string> variables, IReadOnlyList<string> values, bool vanish, bool takeRest, SubstitutionSet set)
    {
        var last = -1;
        for (var i = 0; i < variables.Count; i++)
        {
            if (variables[i].Length == 0)
                continue;
            if (!set.CanAdd(variables[i]))
                return false;
            set.Add(variables[i], i < values.Count ? [values[i]] : vanish ? [] : [""]);
            last = i;
        }

        var remaining = values.Count - variables.Count;
        if (takeRest && remaining > 0 && last >= 0)
            set.ReplaceLast([.. values.Skip(last).Take(remaining + 1)]);
        return true;
    }

    private static bool IsKey(string key, SubstitutionSet set) => key.Length > 0 && set.CanAdd(key);

    private static DefinitionResult NotNetstrings => new(0, DefinitionError.Value, Errno.EINVAL);
}
