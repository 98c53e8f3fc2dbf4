using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>getcwd [ -E | -e ] variable prog...</c></summary>
internal static class GetCwd
{
    private const string UsageText = "getcwd [ -E | -e ] variable prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "Ee");
        var import = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            import = letter == ShortOptions.Wrong ? throw context.Usage(UsageText) : letter == 'E';
        var operands = options.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        context.CheckVariable(operands[0]);
        var errno = Files.TryWorkingDirectory(out var directory);
        return errno == 0
            ? context.ContinueWith(operands[0], directory, import, operands[1..])
            : throw context.Unable(111, "getcwd", errno);
    }
}
