using Actors.Kernel.Dispatch;

namespace Actors.Kernel.TestKit;

/// <summary>Runs actors on the thread that tells them something, before the tell returns.</summary>
public sealed class CallingThreadDispatcher : MessageDispatcher
{
    /// <summary>The configuration path, for <c>Props.WithDispatcher</c>.</summary>
    public static new readonly string Id = "akka.test.calling-thread-dispatcher";

    internal CallingThreadDispatcher(string id, int throughput) : base(id, throughput, null) { }

    internal override void Execute(WorkItem item) => item.Run();
}
