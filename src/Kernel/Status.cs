namespace Actors.Kernel;

/// <summary>The outcome of something, as a message.</summary>
public abstract class Status
{
    private protected Status() { }

    /// <summary>It worked.</summary>
    public sealed class Success(object? status) : Status
    {
        /// <summary>A success that says no more.</summary>
        public static readonly Success Instance = new(null);

        /// <summary>What came out of it.</summary>
        public readonly object? Status = status;

        /// <inheritdoc/>
        public override string ToString() => Status is null ? "Success" : $"Success: {Status}";
    }

    /// <summary>It failed. As the answer to an ask it becomes the exception of the task.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Why.</summary>
        public readonly Exception Cause;

        /// <summary>What the sender adds, or null.</summary>
        public readonly object? State;

        /// <summary>A failure.</summary>
        public Failure(Exception cause) : this(cause, null) { }

        /// <summary>A failure and what the sender wants to add.</summary>
        public Failure(Exception cause, object? state)
        {
            Cause = cause;
            State = state;
        }

        /// <inheritdoc/>
        public override string ToString() => State is null ? $"Failure: {Cause}" : $"Failure[{State}]: {Cause}";
    }
}
