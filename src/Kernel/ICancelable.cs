namespace Actors.Kernel;

/// <summary>Something that can be called off.</summary>
public interface ICancelable
{
    /// <summary>Calls it off.</summary>
    void Cancel();

    /// <summary>True once it is called off.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>A token that is cancelled with it.</summary>
    CancellationToken Token { get; }

    /// <summary>Calls it off after a time.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Calls it off after a time.</summary>
    void CancelAfter(int millisecondsDelay);

    /// <summary>Calls it off; says what to do where a callback of the token throws.</summary>
    void Cancel(bool throwOnFirstException);
}
