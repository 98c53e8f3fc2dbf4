namespace Actors.Kernel.Event;

/// <summary>Logs to standard output.</summary>
public class StandardOutLogger : MinimalLogger
{
    /// <inheritdoc/>
    protected override void Log(object message) => Print(message);

    /// <summary>Prints; where standard output is closed or full, that is said on standard error.</summary>
    internal static void Print(object message)
    {
        try
        {
            Console.Out.WriteLine(message);
        }
        catch (IOException e)
        {
            // To throw would fail the logger, and that would be logged, and so on.
            SelfLog.Write($"{message}{Environment.NewLine}(unable to print to standard output: {e.Message})");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "StandardOutLogger";
}
