using System.Globalization;

namespace Actors.Kernel.Event;

/// <summary>Something to log, on its way over the event stream.</summary>
public abstract class LogEvent : INoSerializationVerificationNeeded
{
    /// <summary>Takes the time and the thread.</summary>
    protected LogEvent()
    {
        Timestamp = DateTime.UtcNow;
        Thread = Thread.CurrentThread;
    }

    /// <summary>What was thrown, or null.</summary>
    public Exception? Cause { get; protected set; }

    /// <summary>When, in UTC.</summary>
    public DateTime Timestamp { get; }

    /// <summary>On which thread.</summary>
    public Thread Thread { get; }

    /// <summary>Where from: an actor's path, or a name.</summary>
    public string LogSource { get; protected set; } = string.Empty;

    /// <summary>The type that logs.</summary>
    public Type LogClass { get; protected set; } = typeof(object);

    /// <summary>A text, or a <see cref="LogMessage"/> that becomes one when it is asked.</summary>
    public object Message { get; protected set; } = string.Empty;

    /// <summary>How much it matters.</summary>
    public abstract LogLevel LogLevel();

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"[{LogLevel().StringFor()}][{Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ}][Thread {Thread.ManagedThreadId:0000}][{LogSource}] {Message}");
        return Cause is null ? text : $"{text}{Environment.NewLine}Cause: {Cause}";
    }
}
