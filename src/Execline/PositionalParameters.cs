using Actors.Platform;

namespace Actors.Execline;

/// <summary>
/// Positional parameters in the environment: <c>#</c>, <c>0</c>, <c>1</c> ... A script that is called by a script sets its own: the old ones are pushed to <c>1:1</c>, those to
/// <c>1:2</c>, and can be popped again (https://skarnet.org/software/execline/el_pushenv.html).
/// </summary>
internal static class PositionalParameters
{
    /// <summary>Whether a variable is a positional parameter, pushed or not.</summary>
    public static bool Is(string name) => name.Length > 0 && name[0] is (>= '0' and <= '9') or '#';

    /// <summary>The environment with the variables of a kind pushed.</summary>
    public static EnvironmentBlock Push(EnvironmentBlock environment, Func<string, bool> isOfKind)
    {
        var pushed = new EnvironmentBlock();
        foreach (var (name, value) in environment.Variables)
            pushed.Set(isOfKind(name) ? PushedName(name) : name, value);
        return pushed;
    }

    /// <summary>The environment with the variables of a kind popped: the innermost ones are gone.</summary>
    public static EnvironmentBlock Pop(EnvironmentBlock environment, Func<string, bool> isOfKind)
    {
        var popped = new EnvironmentBlock();
        foreach (var (name, value) in environment.Variables)
        {
            if (!isOfKind(name))
                popped.Set(name, value);
            else if (PoppedName(name) is { } left)
                popped.Set(left, value);
        }

        return popped;
    }

    private static string PushedName(string name)
    {
        var colon = name.IndexOf(':');
        if (colon < 0)
            return name + ":1";
        return ScanNumber.TryWhole(name[(colon + 1)..], out var depth) ? $"{name[..colon]}:{ChainContext.Decimal(depth + 1L)}" : name;
    }

    private static string? PoppedName(string name)
    {
        var colon = name.IndexOf(':');
        if (colon < 0)
            return null;
        if (!ScanNumber.TryWhole(name[(colon + 1)..], out var depth) || depth == 0)
            return name;
        return depth == 1 ? name[..colon] : $"{name[..colon]}:{ChainContext.Decimal(depth - 1L)}";
    }
}
