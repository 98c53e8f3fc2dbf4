using Actors.Pipelines;
using Actors.Platform;
using Actors.Processes;
using Actors.Supervision;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Pipelines;

/// <summary>A pipe with a consumer, which is done in this process, and producers, which are processes.</summary>
internal sealed class LoggerWorld : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TestKit _kit;
    private readonly ProcessWorld _world;
    private readonly ProcessHost _host;
    private readonly Dictionary<string, TestProbe> _events = [];
    private readonly (Descriptor Read, Descriptor Write) _console = Descriptors.Pipe(nonBlocking: true);

    public LoggerWorld(TestKit kit, ActorSystem system)
    {
        _kit = kit;
        System = system;
        _world = new ProcessWorld(system);
        // Everything called s6-log is ours: it does not exist, so nobody can run it by mistake.
        Pipe = new Pipe("log", _world.Host);
        _host = _world.Host with { Loggers = new LoggerThreads(_ => true, _ => null) };
    }

    public ActorSystem System { get; }

    public Pipe Pipe { get; }

    /// <summary>Where loggers log.</summary>
    public string Log => Files.Join(_world.Directory, "log");

    public string Directory => _world.Directory;

    /// <summary>What loggers have written to their stderr since the last time.</summary>
    public string Console
    {
        get
        {
            var buffer = new byte[65536];
            var count = Descriptors.Read(_console.Read.Number, buffer);
            return count > 0 ? ByteString.FromBytes(buffer.AsSpan(0, count)) : "";
        }
    }

    /// <summary>A pipe beside the world's; the caller disposes of it.</summary>
    public Pipe NewPipe() => new("other", _world.Host);

    /// <summary>A logger with that script, reading a pipe, mostly the world's.</summary>
    public IActorRef Logger(string script, string name = "log", Pipe? pipe = null, int output = 1, string? interpreter = null, int? notificationFd = null)
    {
        pipe ??= Pipe;
        var options = notificationFd is { } fd ? $"-d{fd} " : "";
        var settings = Settings(name, (interpreter ?? "#!/bin/sh\nexec ") + $"/nowhere/s6-log {options}{script}\n", notificationFd);
        return Supervise(settings with { Descriptors = [pipe.Input, (1, output), (2, _console.Write.Number)], Pipe = pipe });
    }

    /// <summary>A service that writes to the pipe.</summary>
    public IActorRef Producer(string script, string name = "producer") => Supervise(Settings(name, script, null) with { Descriptors = [Pipe.Output] });

    public void Write(string text) => Assert.Equal(0, Descriptors.WriteAll(Pipe.Output.Own, text));

    public void ExpectEvents(string name, string letters)
    {
        foreach (var letter in letters)
            Assert.Equal(letter, _events[name].FishForMessage<LongrunEvent>(entry => entry.Service == name, s_patience).Letter);
    }

    public LongrunStatus Status(IActorRef longrun)
    {
        var probe = _kit.CreateTestProbe();
        longrun.Tell(GetStatus.Instance, probe.Ref);
        return probe.ExpectMsg<LongrunStatus>(s_patience);
    }

    public void Stop(IActorRef longrun, string name)
    {
        var probe = _kit.CreateTestProbe();
        longrun.Tell(new ServiceProtocol.Stop(name), probe.Ref);
        probe.ExpectMsg<ServiceProtocol.Stopped>(s_patience);
    }

    /// <summary>Waits for something, and notices it soon: Akka.NET's kit would look ten times a second.</summary>
    public void Await(Func<bool> condition) => _kit.AwaitCondition(condition, s_patience, TimeSpan.FromMilliseconds(5));

    /// <summary>A file of the log directory; "" where there is none.</summary>
    public string Content(string file = "current") => Files.ReadTextIfThere(Files.Join(Log, file)) ?? "";

    /// <summary>The archived files in order, then current.</summary>
    public string[] LogFiles() => [.. Files.List(Log).Where(name => name[0] == '@').Order(StringComparer.Ordinal).Append("current")];

    public void Dispose()
    {
        _world.Dispose();
        Pipe.Dispose();
        _console.Read.Dispose();
        _console.Write.Dispose();
    }

    private LongrunSettings Settings(string name, string run, int? notificationFd)
    {
        var directory = Files.Join(_world.Directory, name);
        Files.CreateDirectory(directory);
        Files.WriteAllText(Files.Join(directory, "run"), run, 0x1ED);
        Files.WriteAllText(Files.Join(directory, "finish"), "#!/bin/sh\necho $1 $2 >> finished\n", 0x1ED);
        if (notificationFd is { } fd)
            Files.WriteAllText(Files.Join(directory, "notification-fd"), $"{fd}\n");
        return new(name, directory, ["PATH=/usr/bin:/bin"]);
    }

    private IActorRef Supervise(LongrunSettings settings)
    {
        var probe = _kit.CreateTestProbe();
        System.EventStream.Subscribe(probe.Ref, typeof(LongrunEvent));
        _events[settings.Name] = probe;
        var report = new Reporter((_, _, _) => { }, verbosity: 1);
        return System.ActorOf(Props.Create(() => new LongrunActor(_host, settings, report)), settings.Name);
    }
}
