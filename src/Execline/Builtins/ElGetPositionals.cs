namespace Actors.Execline.Builtins;

/// <summary><c>elgetpositionals [ -P num ] prog...</c></summary>
internal static class ElGetPositionals
{
    public static ChainStep Run(ChainContext context) => SubstitutingWord.Run(context, Definitions.Positionals, "elgetpositionals [ -P num ] prog...");
}
