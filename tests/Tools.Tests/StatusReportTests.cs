using Actors.Platform;

namespace Actors.Tools.Tests;

public sealed class StatusReportTests
{
    private const long Now = 1_700_000_000_000_000_000;

    [Theory]
    [InlineData(48, 0, SuperviseFlags.WantUp, true, "up (pid 48 pgid 48) 2 seconds")]
    [InlineData(48, 0, SuperviseFlags.WantUp | SuperviseFlags.Ready, true, "up (pid 48 pgid 48) 2 seconds, ready 1 seconds")]
    [InlineData(48, 0, SuperviseFlags.Paused, false, "up (pid 48 pgid 48) 2 seconds, normally down, paused, want down")]
    [InlineData(0, 7 << 8, SuperviseFlags.WantUp, true, "down (exitcode 7) 2 seconds, normally up, want up")]
    [InlineData(0, 11, SuperviseFlags.Ready, false, "down (signal SIGSEGV) 2 seconds, ready 1 seconds")]
    [InlineData(99, 11, SuperviseFlags.Finishing, false, "down (signal SIGSEGV) 2 seconds")]
    [InlineData(0, 0, SuperviseFlags.Paused | SuperviseFlags.WantUp, true, "down (not started yet) , normally up, want up")]
    public void A_status_is_said_in_s6_svstat_s_words(int pid, int waitStatus, SuperviseFlags flags, bool normallyUp, string words)
    {
        var status = new SuperviseStatus(Ago(2), Ago(1), pid, waitStatus, flags);
        Assert.Equal(words, new StatusReport(status, normallyUp, Now).InWords(numeric: false));
    }

    [Fact]
    public void A_stamp_that_is_still_to_come_counts_as_now()
    {
        var status = new SuperviseStatus(Ago(-100), Ago(-100), 48, 0, SuperviseFlags.WantUp);
        Assert.Equal("0", new StatusReport(status, true, Now).Field("updownfor"));
    }

    [Fact]
    public void Every_field_that_is_a_field_has_a_value()
    {
        var status = new SuperviseStatus(Ago(2), Ago(1), 0, 15, SuperviseFlags.Ready);
        var report = new StatusReport(status, false, Now);
        string[] fields = ["up", "wantedup", "normallyup", "ready", "paused", "pid", "pgid", "exitcode", "signal", "signum", "updownfor", "readyfor"];
        Assert.All(fields, field => Assert.True(StatusReport.IsField(field)));
        Assert.Equal("false false false false false -1 -1 -1 SIGTERM 15 2 1", string.Join(' ', fields.Select(report.Field)));
    }

    private static Tai64n Ago(int seconds) => Tai64n.FromUnixNanoseconds(Now - (seconds * 1_000_000_000L));
}
