namespace Actors.Platform.Tests;

public class SpawnDescriptorsTests
{
    [Fact]
    public void What_is_put_down_of_a_process_is_put_down_before_who_started_it_goes_on_and_only_if_there_is_one()
    {
        var started = 0;
        var request = new SpawnRequest("/bin/true", ["true"], []) { Started = number => started = number };
        Assert.Equal(0, Spawner.Spawn(request, out var pid));
        Assert.Equal(pid, started);
        Assert.Equal(0, Children.Wait(pid, out _, out _));
        started = 0;
        Assert.Equal(Errno.ENOENT, Spawner.Spawn(request with { Path = "/nosuch" }, out _));
        Assert.Equal(0, started);
    }

    [Fact]
    public void A_closed_descriptor_is_not_there_in_the_child()
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        using (write)
        {
            var number = Descriptors.Duplicate(write.Number, 50).Release();
            Descriptors.SetCloseOnExec(number, false);
            Assert.Equal(1, Run(new("/bin/sh", ["sh", "-c", $"[ -e /proc/self/fd/{number} ]"], []) { Actions = [new SpawnAction.Close(number)] }).Code);
            Assert.Equal(0, Run(new("/bin/sh", ["sh", "-c", $"[ -e /proc/self/fd/{number} ]"], [])).Code);
            Assert.Equal(0, Descriptors.Close(number));
        }
    }

    [Fact]
    public void Actions_happen_one_after_the_other()
    {
        var folder = Directory.CreateTempSubdirectory("spawn").FullName;
        var status = Run(new("/bin/sh", ["sh", "-c", "pwd; echo to descriptor 1; echo to descriptor 2 >&2"], [])
        {
            Actions =
            [
                new SpawnAction.ChangeDirectory(folder),
                new SpawnAction.Open(1, "out", OpenMode.Write | OpenMode.Create),
                new SpawnAction.Copy(1, 2),
            ],
        });
        Assert.Equal(0, status.Code);
        Assert.Equal([folder, "to descriptor 1", "to descriptor 2"], File.ReadAllLines(Path.Combine(folder, "out")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void An_action_that_fails_is_the_spawns_result() =>
        Assert.Equal(Errno.ENOENT, Spawner.Spawn(new("/bin/true", ["true"], []) { Actions = [new SpawnAction.ChangeDirectory("/nosuch")] }, out _));

    [Theory]
    [InlineData(false, false, "0000000000000000")]
    [InlineData(true, false, "0000000008000000")]
    [InlineData(true, true, "0000000000000000")]
    public void Blocked_signals_are_inherited_if_wished(bool inherit, bool unblock, string expected)
    {
        var code = 99;
        // The mask belongs to a thread: one of its own, so that no other test is touched.
        var thread = new Thread(() =>
        {
            Signals.Block(Signal.Winch);
            code = Run(new("/bin/grep", ["grep", "-q", $"^SigBlk:.{expected}", "/proc/self/status"], [])
            {
                InheritSignals = inherit,
                UnblockSignals = unblock,
            }).Code;
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, code);
    }

    [Fact]
    public void What_dotnet_ignores_is_not_ignored_in_the_child() =>
        Assert.Equal(0, Run(new("/bin/grep", ["grep", "-q", "^SigIgn:.*[02468ace]...$", "/proc/self/status"], []) { InheritSignals = true }).Code);

    private static ExitStatus Run(SpawnRequest request)
    {
        Assert.Equal(0, Spawner.Spawn(request, out var pid));
        Assert.Equal(0, Children.Wait(pid, out _, out var status));
        return status;
    }
}
