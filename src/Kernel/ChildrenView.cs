using System.Collections;
using Actors.Kernel.Internal;

namespace Actors.Kernel;

/// <summary>
/// The children as strategies see them: copied only if somebody looks, for most do not, and a supervisor of thousands would copy
/// them all whenever one ends.
/// </summary>
internal sealed class ChildrenView(ChildrenContainer? children) : IReadOnlyCollection<ChildRestartStats>, IEnumerable<IInternalActorRef>
{
    public int Count => children?.Count ?? 0;

    public IEnumerator<ChildRestartStats> GetEnumerator() => ((IEnumerable<ChildRestartStats>)Snapshot()).GetEnumerator();

    IEnumerator<IInternalActorRef> IEnumerable<IInternalActorRef>.GetEnumerator() =>
        ((IEnumerable<IInternalActorRef>)Array.ConvertAll(Snapshot(), static stats => stats.Child)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ChildRestartStats[] Snapshot() => children?.Snapshot() ?? [];
}
