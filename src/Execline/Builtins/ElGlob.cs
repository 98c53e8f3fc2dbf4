namespace Actors.Execline.Builtins;

/// <summary><c>elglob [ -v ] [ -w ] [ -s ] [ -m ] [ -e ] [ -0 ] [ -n ] [ -d delim ] key pattern prog...</c></summary>
internal static class ElGlob
{
    public static ChainStep Run(ChainContext context) => SubstitutingWord.Run(context, Definitions.Glob, "elglob [ -v ] [ -w ] [ -s ] [ -m ] [ -e ] [ -0 ] [ -n ] [ -d delim ] key pattern prog...");
}
