namespace Actors.Execline.Builtins;

/// <summary><c>define [ -N | -n ] [ -s ] [ -C | -c ] [ -d delim ] key value prog...</c></summary>
internal static class Define
{
    public static ChainStep Run(ChainContext context) => SubstitutingWord.Run(context, Definitions.Define, "define [ -N | -n ] [ -s ] [ -C | -c ] [ -d delim ] key value prog...");
}
