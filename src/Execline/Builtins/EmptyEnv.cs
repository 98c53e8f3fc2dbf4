using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>emptyenv [ -p | -l | -c | -o | -P ] prog...</c></summary>
internal static class EmptyEnv
{
    private const uint KeepPath = 1, KeepLibraryPath = 2, CleanUp = 4, PopOptions = 8, PopPositional = 16;

    private static readonly LongOption[] s_switches =
    [
        new('p', "keep-path", KeepPath),
        new('l', "keep-ld-library-path", KeepLibraryPath),
        new('c', "cleanup", CleanUp),
        new('o', "pop-elgetopt", PopOptions),
        new('P', "pop-execline", PopPositional),
    ];

    public static ChainStep Run(ChainContext context)
    {
        var bits = LongOptions.Read(context, s_switches, null, out _, out var rest);
        if (rest.Count == 0)
            throw context.Usage("emptyenv [ -p | -l | -c | -o | -P ] prog...");
        var before = context.Environment;
        if ((bits & CleanUp) != 0)
            Clean(before);
        else if ((bits & (PopOptions | PopPositional)) != 0)
            context.Environment = PositionalParameters.Pop(before, name => IsPopped(name, bits));
        else
            context.Environment = Keep(before, bits);
        return ChainStep.Continue(rest);
    }

    /// <summary>Whether a variable is one of execline's own.</summary>
    private static bool IsExeclines(string name)
    {
        if (name is "!" or "?" or "#" or "0" or "EXECLINE_STRICT" || name.StartsWith("ELGETOPT_", StringComparison.Ordinal))
            return true;
        var number = name.StartsWith("FD", StringComparison.Ordinal) ? name[2..] : name.Length > 0 && name[0] is >= '1' and <= '9' ? name : "";
        return ScanNumber.TryWhole(number, out _);
    }

    private static void Clean(EnvironmentBlock environment)
    {
        foreach (var name in (string[])["!", "?", "#", "0", "EXECLINE_STRICT"])
            environment[name] = null;
        foreach (var (name, _) in environment.Variables.ToArray())
        {
            if (IsExeclines(name))
                environment[name] = null;
        }
    }

    private static bool IsPopped(string name, uint bits) =>
        ((bits & PopPositional) != 0 && PositionalParameters.Is(name))
        || ((bits & PopOptions) != 0 && name.StartsWith("ELGETOPT_", StringComparison.Ordinal));

    private static EnvironmentBlock Keep(EnvironmentBlock environment, uint bits)
    {
        var kept = new EnvironmentBlock();
        foreach (var (name, value) in environment.Variables)
        {
            if ((name == "PATH" && (bits & KeepPath) != 0) || (name == "LD_LIBRARY_PATH" && (bits & KeepLibraryPath) != 0))
                kept[name] = value;
        }

        return kept;
    }
}
