namespace Actors.Kernel.Configuration;

/// <summary>
/// What a text may cost. Pid 1 reads files that others write: none of them may exhaust its stack, its memory or its time, whatever it says.
/// </summary>
internal sealed class HoconLimits
{
    /// <summary>How deep braces, brackets and paths nest, and how long a chain of substitutions may get.</summary>
    public const int Depth = 256;

    /// <summary>How many files one file may pull in, all in all.</summary>
    public const int Includes = 1000;

    /// <summary>How many characters all files may have together.</summary>
    public const int Text = 1024 * 1024;

    /// <summary>
    /// How much resolving may do: one unit for each value looked at or copied and for each character put together.
    /// A text of n lines uses a few n; only substitutions that double something again and again get here.
    /// </summary>
    public const int Work = 4 * 1024 * 1024;

    private long _left = Work;
    private int _read;

    public void Read(string text, HoconOrigin origin)
    {
        _read += text.Length;
        if (_read is > Text or < 0)
            throw new ConfigurationException(origin, $"this is more than a configuration may have, which is {Text} characters");
    }

    public void Spend(long units, HoconOrigin origin)
    {
        _left -= units;
        if (_left < 0)
            throw new ConfigurationException(
                origin,
                "the substitutions multiply to more than can be held: do not repeat a value inside itself");
    }

    public static void CheckDepth(int depth, HoconOrigin origin)
    {
        if (depth > Depth)
            throw new ConfigurationException(
                origin,
                $"nested more than {Depth} levels deep: flatten it, or look for a substitution that leads to itself");
    }
}
