namespace Actors.Execline.Builtins;

/// <summary><c>multidefine [ -0 ] [ -r ] [ -N | -n ] [ -C | -c ] [ -d delim ] value { vars... } prog...</c></summary>
internal static class MultiDefine
{
    public static ChainStep Run(ChainContext context) => SubstitutingWord.Run(context, Definitions.MultiDefine, "multidefine [ -0 ] [ -r ] [ -N | -n ] [ -C | -c ] [ -d delim ] value { vars... } prog...");
}
