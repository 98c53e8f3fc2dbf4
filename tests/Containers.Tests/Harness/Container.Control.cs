using Actors.Control;
using Actors.Platform;

namespace Actors.Containers.Tests.Harness;

/// <content>The control socket of its pid 1, seen from the machine.</content>
public sealed partial class Container
{
    /// <summary>Connects to pid 1, once it listens. The caller disposes of it.</summary>
    public async Task<ControlClient> ControlAsync()
    {
        ControlClient? client = null;
        await WaitUntilAsync("the control socket", () =>
        {
            if (HostPid is not { } pid)
                return false;
            try
            {
                client = ControlClient.Connect($"/proc/{pid}/root{ControlPaths.Socket}");
                return true;
            }
            catch (PlatformException)
            {
                return false;
            }
        });
        return client!;
    }
}
