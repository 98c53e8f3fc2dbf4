namespace Actors.Platform.Tests;

public sealed class EventDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("events-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_for_its_group_which_may_listen_but_not_look() => Assert.Equal(EventDirectory.Mode, ModeAfter(EventDirectory.Create));

    [Fact]
    public void A_supervisor_and_those_who_wait_for_what_it_supervises_may_make_it_at_the_same_moment() =>
        Assert.All(Enumerable.Range(0, 300), index =>
        {
            var path = $"{_folder}/{index}";
            using var start = new Barrier(3);
            Task.WaitAll(
                Task.Run(() => Make(() => EventDirectory.Create(path))),
                Task.Run(() => Make(() => EventDirectory.Create(path))),
                Task.Run(() => Make(() => Assert.Equal(0, EventDirectory.TryCreate(path, Identity.EffectiveGroup, force: false)))));
            Assert.Equal(EventDirectory.Mode, Files.Status(path)!.Value.Mode & 0xFFF);

            void Make(Action create)
            {
                start.SignalAndWait();
                create();
            }
        });

    [Fact]
    public void What_is_there_and_no_directory_is_said() =>
        Assert.Equal(Errno.EEXIST, Assert.Throws<PlatformException>(() => ModeAfter(path =>
        {
            File.WriteAllText(path, "");
            EventDirectory.Create(path);
        })).Errno);

    private uint ModeAfter(Action<string> create)
    {
        var path = $"{_folder}/event";
        create(path);
        return Files.Status(path)!.Value.Mode & 0xFFF;
    }
}
