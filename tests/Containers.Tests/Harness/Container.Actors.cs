using Actors.Control;

namespace Actors.Containers.Tests.Harness;

/// <content>What <c>actors</c> says and does inside.</content>
public sealed partial class Container
{
    /// <summary>Runs <c>actors</c> inside, which must succeed, and returns what it wrote to stdout.</summary>
    public async Task<string> ActorsAsync(params string[] arguments)
    {
        var result = await ExecAsync(["/command/actors", .. arguments]);
        Assert.True(result.ExitCode == 0, $"actors {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.StandardError}\n{Seen()}");
        return result.StandardOutput;
    }

    /// <summary>Runs a command line of the shell inside, which must succeed, and returns what it wrote to stdout.</summary>
    public async Task<string> ShellAsync(string line)
    {
        var result = await ExecAsync("/bin/sh", "-c", line);
        Assert.True(result.ExitCode == 0, $"{line} ended with {result.ExitCode}: {result.StandardError}\n{Seen()}");
        return result.StandardOutput;
    }

    /// <summary>Puts another file in the place of <c>/etc/actors/actors.conf</c>.</summary>
    public async Task WritePolicyAsync(string policy)
    {
        var result = await ExecAsync("/bin/sh", "-c", "printf %s \"$1\" > /etc/actors/actors.conf", "sh", policy);
        Assert.Equal(0, result.ExitCode);
    }

    /// <summary>Waits until the status of a service is as it shall be; pid 1 tells of every change.</summary>
    /// <exception cref="TimeoutException">It is not within a minute.</exception>
    public async Task<ServiceStatus> WaitForServiceAsync(string name, Func<ServiceStatus, bool> isSo)
    {
        // Until the services are read, pid 1 does not know the name.
        await WaitUntilAsync($"the service {name}", () => Knows(name));
        using var client = await ControlAsync();
        ServiceStatus? last = null;
        var watch = Task.Run(() =>
        {
            foreach (var report in client.Watch([name]))
            {
                last = report.Services[0];
                if (isSo(last))
                    return last;
            }

            return null;
        });
        try
        {
            return await watch.WaitAsync(s_patience) ?? throw new TimeoutException($"the container ended before {name} was as it shall be\n{last}\n{Seen()}");
        }
        catch (Exception fault) when (fault is TimeoutException or ControlException or Platform.PlatformException)
        {
            throw new TimeoutException($"{name} does not get to what is waited for; it was\n{last}\n{Seen()}", fault);
        }
    }

    /// <summary>Waits until the boot is over.</summary>
    public async Task WaitForBootAsync()
    {
        using var client = await ControlAsync();
        await WaitUntilAsync("the end of the boot", () => client.Status([]).Container.Phase == "running");
    }

    private bool Knows(string name)
    {
        using var client = ControlAsync().Result;
        try
        {
            return client.Status([name]).Services.Count == 1;
        }
        catch (ControlException)
        {
            return false;
        }
    }
}
