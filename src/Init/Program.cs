namespace Actors.Init;

internal static class Program
{
    private static int Main()
    {
        System.Console.WriteLine(string.Join("|", Environment.GetCommandLineArgs()));
        return 0;
    }
}
