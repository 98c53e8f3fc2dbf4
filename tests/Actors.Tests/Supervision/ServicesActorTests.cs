using Actors.Platform;
using Actors.Supervision;
using Actors.Tests.Processes;

namespace Actors.Tests.Supervision;

/// <summary>Service directories that come and go in the scan directory while what is in them is on its way.</summary>
[Collection(nameof(OneReaper))]
public class ServicesActorTests : LongrunTestKit
{
    private readonly IActorRef _services;
    private readonly string _scan;

    public ServicesActorTests()
    {
        _scan = Files.Join(World.Directory, "scan");
        Files.CreateDirectory(_scan);
        Files.CreateDirectory(Files.Join(World.Directory, "definitions"));
        _services = Sys.ActorOf(Props.Create(() => new ServicesActor(World.Host, _scan, new[] { "PATH=/usr/bin:/bin" }, Report, null)), "services");
    }

    private string Link => Files.Join(_scan, "svc");

    private string Definition => Files.Join(World.Directory, "definitions/svc");

    [Fact]
    public void A_service_that_is_put_back_while_it_stops_is_supervised_anew_when_it_has_stopped()
    {
        Define(Definition);
        Files.CreateSymbolicLink(Definition, Link);
        Scan();
        ExpectEvents("su");
        Files.Remove(Link);
        Scan(prune: true);
        Files.CreateSymbolicLink(Definition, Link);
        Scan(prune: true);
        End();
        ExpectEvents("dDxsu");
    }

    [Fact]
    public void A_service_that_is_put_back_and_removed_again_while_it_stops_is_gone()
    {
        Define(Definition);
        Files.CreateSymbolicLink(Definition, Link);
        Scan();
        ExpectEvents("su");
        Files.Remove(Link);
        Scan(prune: true);
        Files.CreateSymbolicLink(Definition, Link);
        Scan();
        Files.Remove(Link);
        Scan(prune: true);
        End();
        ExpectEvents("dDx");
        AwaitCondition(() =>
        {
            _services.Tell(ServicesProtocol.GetMembers.Instance);
            return ExpectMsg<ServicesProtocol.Members>().Services.Count == 0;
        });
    }

    [Fact]
    public void Another_directory_in_the_place_of_a_service_s_is_supervised_instead()
    {
        Define(Link);
        Scan();
        ExpectEvents("su");
        Files.RemoveTree(Link);
        Define(Link);
        Scan();
        End();
        ExpectEvents("dDxsu");
        Assert.True(new SuperviseFiles(Link).ReadStatus()!.Value.IsUp);
    }

    [Fact]
    public void A_service_whose_directory_is_deleted_ends_and_another_may_come_by_its_name()
    {
        Define(Link);
        Scan();
        ExpectEvents("su");
        Files.RemoveTree(Link);
        Scan(prune: true);
        ExpectEvents("dDx");
        Define(Link);
        Scan();
        ExpectEvents("su");
    }

    /// <summary>A service that does not end by its down signal.</summary>
    private void Define(string directory)
    {
        var end = Files.Join(World.Directory, "end");
        Files.CreateDirectory(directory);
        Files.WriteAllText(Files.Join(directory, "down-signal"), "WINCH\n");
        Files.WriteAllText(Files.Join(directory, "run"), $"#!/bin/sh\nuntil [ -e {end} ]; do sleep 0.01; done\nrm {end}\n", 0x1ED);
    }

    private void End() => Files.WriteAllText(Files.Join(World.Directory, "end"), "");

    private void Scan(bool prune = false)
    {
        _services.Tell(new ServicesProtocol.Rescan { Prune = prune, ReplyTo = TestActor });
        ExpectMsg<ServicesProtocol.Rescanned>(Patience);
    }
}
