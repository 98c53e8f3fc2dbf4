namespace Actors.Platform.Tests;

public class SpawnDescriptorsTests
{
    [Fact]
    public void A_closed_descriptor_is_not_there_in_the_child()
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        using (write)
        {
            var number = Descriptors.Duplicate(write.Number, 50).Release();
            Descriptors.SetCloseOnExec(number, false);
            Assert.Equal(1, Run(new("/bin/sh", ["sh", "-c", $"[ -e /proc/self/fd/{number} ]"], []) { Closed = [number] }).Code);
            Assert.Equal(0, Run(new("/bin/sh", ["sh", "-c", $"[ -e /proc/self/fd/{number} ]"], [])).Code);
            Assert.Equal(0, Descriptors.Close(number));
        }
    }

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
