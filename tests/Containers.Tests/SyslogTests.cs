using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>The optional layer layers/syslogd: /dev/log, and a directory for each kind of message.</summary>
public sealed class SyslogTests
{
    [Fact]
    public async Task Messages_go_to_the_directories_of_their_facility_and_severity()
    {
        using var image = WithLayer(new Image())
            .WithFile("/main", """
                #!/bin/sh
                busybox logger -p auth.info -t t secret
                busybox logger -p cron.notice -t t rotate
                busybox logger -p daemon.err -t t broken
                busybox logger -p user.debug -t t detail
                busybox logger -p mail.info -t t letter
                busybox logger -p local0.warn -t t strange
                until grep -q strange /var/log/syslogd/everything/current && grep -q letter /var/log/syslogd/mail/current; do sleep 0.05; done
                cd /var/log/syslogd
                for d in *; do echo $d $(stat -c %a $d) $(sed 's/.*t: //' $d/current | tr '\n' ' '); done
                stat -c %u /var/log/syslogd/mail/current
                sed 's/: .*//' /var/log/syslogd/mail/current
                """, executable: true)
            .WithFile("/start", "#!/bin/sh\nexec /main > /out/trace 2>&1\n", executable: true);
        await using var container = await image.RunAsync("/start");
        Assert.Equal(
            [
                "cron 2755 rotate", "daemon 2755 broken", "debug 2755 detail", "errors 2755 broken", "everything 2755 rotate broken detail letter strange",
                "kernel 2755", "mail 2755 letter", "messages 2755 strange", "secure 2750 secret", "user 2755 detail", "32761", "mail.info",
            ],
            container.Trace);
    }

    private static Image WithLayer(Image image)
    {
        var layer = Path.Combine(Workplace.Checkout, "layers", "syslogd");
        foreach (var file in Directory.GetFiles(layer, "*", SearchOption.AllDirectories))
            image.WithFile(file[layer.Length..], File.ReadAllText(file), executable: Path.GetFileName(file) == "run");
        return image;
    }
}
