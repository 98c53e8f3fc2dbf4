namespace Actors.Platform.Tests;

public sealed class SharedSuperviseFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("shared-supervise").FullName;
    private readonly SharedSuperviseFiles _shared;

    public SharedSuperviseFilesTests() => _shared = SharedSuperviseFiles.Open(_root);

    public void Dispose()
    {
        _shared.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void What_is_laid_out_is_what_a_supervisor_would_make()
    {
        var (laidOut, made) = (LayOut("laid-out"), Files.Join(_root, "made"));
        Directory.CreateDirectory(made);
        using var files = new SuperviseFiles(made);
        files.Open();
        files.WriteStatus(new SuperviseStatus(Tai64n.Now, Tai64n.Now, 0, 0, SuperviseFlags.Paused | SuperviseFlags.Ready));
        foreach (var name in (string[])["event", "supervise", "supervise/control", "supervise/lock", "supervise/status", "supervise/death_tally"])
        {
            var (one, other) = (Files.Status($"{laidOut}/{name}")!.Value, Files.Status($"{made}/{name}")!.Value);
            Assert.Equal((name, other.Kind, other.Mode, other.User, other.Group), (name, one.Kind, one.Mode, one.User, one.Group));
            Assert.True(one.IsDirectory || one.Size == other.Size, name);
        }

        Assert.Equal(Names(made, "supervise"), Names(laidOut, "supervise"));
        Assert.Equal(Names(made, "event"), Names(laidOut, "event"));
        using var reader = new SuperviseFiles(laidOut);
        Assert.Equal(SuperviseFlags.Paused | SuperviseFlags.Ready, reader.ReadStatus()!.Value.Flags);
    }

    [Fact]
    public void The_lock_of_every_service_is_seen_as_held_by_others_and_taken_by_no_second_supervisor()
    {
        foreach (var name in (string[])["one", "two"])
        {
            var service = LayOut(name);
            using var files = new SuperviseFiles(service, _shared);
            files.Open(isLaidOut: true);
            AssertLocked(service, true);
            using var second = new SuperviseFiles(service);
            Assert.Equal(Errno.EBUSY, Assert.Throws<PlatformException>(() => second.Open()).Errno);
        }
    }

    [Fact]
    public void A_service_that_is_given_up_can_be_supervised_by_somebody_else_and_the_others_cannot()
    {
        var (one, two) = (LayOut("one"), LayOut("two"));
        using var first = new SuperviseFiles(one, _shared);
        first.Open(isLaidOut: true);
        first.GiveUpLock();
        AssertLocked(one, false);
        AssertLocked(two, true);
        using var next = new SuperviseFiles(one);
        next.Open();
        AssertLocked(one, true);
    }

    [Fact]
    public void Who_takes_up_the_services_of_another_takes_up_their_lock()
    {
        var service = LayOut("service");
        _shared.Dispose();
        AssertLocked(service, false);
        using var next = SharedSuperviseFiles.Open(_root);
        using var files = new SuperviseFiles(service, next);
        files.Open();
        AssertLocked(service, true);
        Assert.True(next.Holds($"{service}/supervise/lock"));
    }

    [Fact]
    public void A_death_is_remembered_for_the_service_that_died_alone()
    {
        var (one, two) = (LayOut("one"), LayOut("two"));
        using var files = new SuperviseFiles(one, _shared);
        files.Open(isLaidOut: true);
        files.RecordDeath(new DeathRecord(Tai64n.Now, new ExitStatus(1, Signal.None)), 100);
        Assert.Equal(DeathRecord.Size, Files.Status($"{one}/{DeathRecord.File}")!.Value.Size);
        Assert.Equal(0, Files.Status($"{two}/{DeathRecord.File}")!.Value.Size);
    }

    [Fact]
    public void A_status_is_that_of_one_service_alone()
    {
        var (one, two) = (LayOut("one"), LayOut("two"));
        using var files = new SuperviseFiles(one, _shared);
        using var other = new SuperviseFiles(two, _shared);
        files.WriteStatus(new SuperviseStatus(Tai64n.Now, Tai64n.Now, 42, 0, SuperviseFlags.WantUp));
        Assert.Equal(42, files.ReadStatus()!.Value.Pid);
        Assert.Equal(0, other.ReadStatus()!.Value.Pid);
        Assert.Equal(_shared.Since, other.ReadStatus()!.Value.Stamp);
    }

    [Fact]
    public void A_down_file_that_is_removed_stays_for_the_others()
    {
        var (one, two) = (LayOut("one"), LayOut("two"));
        using var files = new SuperviseFiles(one, _shared);
        Assert.True(files.IsNormallyDown);
        files.IsNormallyDown = false;
        Assert.False(files.IsNormallyDown);
        using var other = new SuperviseFiles(two, _shared);
        Assert.True(other.IsNormallyDown);
        files.IsNormallyDown = true;
        files.IsNormallyDown = true;
        Assert.True(files.IsNormallyDown);
        Assert.Equal(Files.Status($"{two}/down")!.Value.Inode, Files.Status($"{one}/down")!.Value.Inode);
    }

    private static string[] Names(string service, string folder) => [.. Files.List($"{service}/{folder}").Order(StringComparer.Ordinal)];

    private static void AssertLocked(string service, bool expected)
    {
        using var file = Files.Open($"{service}/supervise/lock", OpenMode.Read);
        Assert.Equal(0, FileLocks.TryIsLocked(file.Number, out var locked));
        Assert.Equal(expected, locked);
    }

    private string LayOut(string name)
    {
        using var root = Folder.Open(_root);
        using var service = root.Create(name, 0x1ED);
        _shared.LayOutDown(service);
        Assert.True(_shared.LayOut(service));
        return service.Path;
    }
}
