namespace Actors.Kernel.Event;

/// <summary>Logs to standard output.</summary>
public class StandardOutLogger : MinimalLogger
{
    /// <inheritdoc/>
    protected override void Log(object message) => Print(message);

    internal static void Print(object message) => Console.Out.WriteLine(message);

    /// <inheritdoc/>
    public override string ToString() => "StandardOutLogger";
}
