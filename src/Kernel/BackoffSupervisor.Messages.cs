using Actors.Kernel.Event;

namespace Actors.Kernel;

public sealed partial class BackoffSupervisor
{
    /// <summary>Asks for <see cref="CurrentChild"/>.</summary>
    public sealed class GetCurrentChild
    {
        /// <summary>The only instance.</summary>
        public static readonly GetCurrentChild Instance = new();

        private GetCurrentChild() { }
    }

    /// <summary>The child, or nobody during a pause.</summary>
    public sealed class CurrentChild(IActorRef @ref)
    {
        /// <summary>The child.</summary>
        public IActorRef Ref { get; } = @ref;
    }

    /// <summary>Makes the supervisor forget the restarts, where that is set to be done by hand.</summary>
    public new sealed class Reset
    {
        /// <summary>The only instance.</summary>
        public static readonly Reset Instance = new();

        private Reset() { }
    }

    /// <summary>Asks for <see cref="RestartCount"/>.</summary>
    public sealed class GetRestartCount
    {
        /// <summary>The only instance.</summary>
        public static readonly GetRestartCount Instance = new();

        private GetRestartCount() { }
    }

    /// <summary>The restarts that are not forgotten.</summary>
    public sealed class RestartCount(int count)
    {
        /// <summary>How many.</summary>
        public int Count { get; } = count;
    }

    /// <summary>The pause is over.</summary>
    public sealed class StartChild : IDeadLetterSuppression
    {
        /// <summary>The only instance.</summary>
        public static readonly StartChild Instance = new();

        private StartChild() { }
    }

    /// <summary>Forgets the restarts, if there were no more in between.</summary>
    public sealed class ResetRestartCount(int current) : IDeadLetterSuppression
    {
        /// <summary>How many there were.</summary>
        public int Current { get; } = current;
    }
}
