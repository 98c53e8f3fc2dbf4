namespace Actors.Kernel.Event;

/// <summary>Where the log itself says that it is broken: standard error.</summary>
internal static class SelfLog
{
    public static void Write(string text)
    {
        try
        {
            Console.Error.WriteLine(text);
        }
        catch (IOException)
        {
            // There is no place left to say it, and to throw would fail an actor for its log's sake.
        }
        catch (ObjectDisposedException)
        {
            // The same.
        }
    }
}
