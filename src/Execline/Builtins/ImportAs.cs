namespace Actors.Execline.Builtins;

/// <summary><c>importas [ -i | -D default ] [ -u ] [ -N | -n ] [ -s ] [ -C | -c ] [ -d delim ] key var prog...</c></summary>
internal static class ImportAs
{
    public static ChainStep Run(ChainContext context) => SubstitutingWord.Run(context, Definitions.ImportAs, "importas [ -i | -D default ] [ -u ] [ -N | -n ] [ -s ] [ -C | -c ] [ -d delim ] key var prog...");
}
