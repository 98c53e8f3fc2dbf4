using Actors.Platform;
using Actors.Processes;
using static Actors.Boot.CommandProtocol;

namespace Actors.Boot;

/// <summary>
/// Runs one command to its end and tells its parent the exit code: the container's CMD, or the stage 2 hook. Like the shell that does it in
/// s6-overlay it runs a file without a first line <c>#!</c> as a shell script.
/// </summary>
public sealed class CommandActor : ReceiveActor
{
    private readonly ProcessHost _host;
    private readonly SpawnRequest _request;
    private readonly int _inherited;
    private readonly Reporter _report;
    private IActorRef _process = ActorRefs.Nobody;
    private bool _asShellScript;
    private int _exitCode;

    /// <param name="host">Reaper.</param>
    /// <param name="request">What to run; its program is looked for in its own PATH.</param>
    /// <param name="report">Where it says that it could not.</param>
    /// <param name="inherited">Its process, where that is there already; else 0.</param>
    public CommandActor(ProcessHost host, SpawnRequest request, Reporter report, int inherited)
    {
        _host = host;
        _request = request;
        _report = report;
        _inherited = inherited;
        Receive<Forward>(forward => _process.Tell(new ProcessProtocol.SendSignal(forward.Signal)));
        Receive<ProcessProtocol.ProcessStarted>(started => Context.Parent.Tell(new CommandStarted(started.Pid)));
        Receive<ProcessProtocol.ProcessNotStarted>(failed => OnNotStarted(failed.Errno));
        Receive<Terminated>(gone =>
        {
            if (gone.ActorRef.Equals(_process))
                End(_exitCode);
        });
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
    {
        if (failure is not ProcessEndedException ended)
            return Directive.Escalate;
        _exitCode = ended.Status.ShellCode;
        return Directive.Stop;
    }, loggingEnabled: false);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        if (_inherited > 0)
        {
            _process = Context.Watch(Context.ActorOf(ProcessActor.Adopt(_host, _inherited)));
            return;
        }

        var name = _request.Arguments[0];
        var errno = Executables.Find(name, EnvironmentBlock.Of([.. _request.Environment])["PATH"], out var path);
        if (errno == 0)
            Spawn(_request with { Path = path });
        else
            OnNotStarted(errno);
    }

    private void Spawn(SpawnRequest request) => _process = Context.Watch(Context.ActorOf(ProcessActor.CreateProps(_host, request)));

    private void OnNotStarted(int errno)
    {
        if (errno == Errno.ENOEXEC && !_asShellScript)
        {
            _asShellScript = true;
            _ = Executables.Find(_request.Arguments[0], EnvironmentBlock.Of([.. _request.Environment])["PATH"], out var script);
            Spawn(_request with { Path = "/bin/sh", Arguments = ["sh", script, .. _request.Arguments.Skip(1)] });
            return;
        }

        _report.Fatal("actors", $"unable to exec {_request.Arguments[0]}: {Errno.DescribeLimit(errno)}");
        _process = ActorRefs.Nobody;
        End(Errno.IsExhaustion(errno) ? 111 : Executables.ExitCodeOf(errno));
    }

    private void End(int exitCode)
    {
        Context.Parent.Tell(new CommandEnded(exitCode));
        Context.Stop(Self);
    }
}
