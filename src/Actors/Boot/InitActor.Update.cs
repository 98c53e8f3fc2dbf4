using Actors.Readiness;
using Actors.Services;
using Actors.Supervision;

namespace Actors.Boot;

/// <content>Other services while the container runs.</content>
public sealed partial class InitActor
{
    private LiveDirectory? _live;

    private void OnUpdate(InitProtocol.UpdateServices update)
    {
        if (_coordinator.IsNobody() || _live is not { } live)
        {
            Sender.Tell(new ReadinessProtocol.Changed(111, "there is no service database yet"));
            return;
        }

        var compilation = update.Sources.Count > 0 ? Compilation.Read(update.Sources) : Compile(_policies);
        if (compilation.FirstError is { } error)
        {
            Sender.Tell(new ReadinessProtocol.Changed(4, error.Describe()));
            return;
        }

        _coordinator.Forward(new ReadinessProtocol.ReplaceGraph(compilation.Graph)
        {
            Conversions = update.Conversions,
            IsChanged = update.RestartChanged ? live.IsChanged : (_, _) => false,
            IncludeEssential = update.IncludeEssential,
            DryRun = update.DryRun,
            Timeout = update.Timeout,
            Block = update.Block,
            Verbosity = update.Verbosity,
        });
    }
}
