namespace Actors.Kernel;

/// <summary>What a supervisor does about a child that failed.</summary>
public enum Directive
{
    /// <summary>The child goes on with the next message; its state stays.</summary>
    Resume,

    /// <summary>The child's instance is replaced; mailbox, path and reference stay, the message it failed on is lost.</summary>
    Restart,

    /// <summary>The supervisor fails with the same cause.</summary>
    Escalate,

    /// <summary>The child is stopped for good.</summary>
    Stop,
}
