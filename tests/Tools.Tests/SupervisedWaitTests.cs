using Actors.Platform;
using Actors.Tools.Overlay;

namespace Actors.Tools.Tests;

/// <summary>What services-up and services-down wait for.</summary>
public sealed class SupervisedWaitTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("wait-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_service_that_nobody_has_ever_supervised_is_down() =>
        Assert.True(await Task.Run(() => SupervisedWait.For([(_folder, SupervisedState.Down)], 0)).WaitAsync(s_patience));

    [Fact]
    public async Task One_that_fails_for_good_while_another_is_waited_for_is_heard()
    {
        SuperviseFiles first = new(Service("first")), second = new(Service("second"));
        using (first)
        using (second)
        {
            first.Open();
            second.Open();
            var wait = Task.Run(() => SupervisedWait.For([(first.Directory, SupervisedState.Up), (second.Directory, SupervisedState.Up)], 0));
            Assert.True(SpinWait.SpinUntil(() => Listeners("first") == 1 && Listeners("second") == 1, s_patience));
            second.Notify("O");
            first.WriteStatus(new SuperviseStatus(Tai64n.Now, Tai64n.Now, Identity.ProcessId, 0, SuperviseFlags.WantUp));
            first.Notify("u");
            Assert.False(await wait.WaitAsync(s_patience));
        }
    }

    private string Service(string name) => Directory.CreateDirectory($"{_folder}/{name}").FullName;

    private int Listeners(string name) => Directory.GetFiles($"{_folder}/{name}/event", EventDirectory.Prefix + "*").Length;
}
