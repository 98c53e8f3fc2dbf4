using Actors.Services.Policies;

namespace Actors.Services.Tests.Policies;

/// <summary>Where policies are looked for.</summary>
public sealed class PolicyFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-policies-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Where_there_is_nothing_there_are_no_policies()
    {
        Write("reference.conf", "actors.service-defaults.restart.max-restarts = 1");
        Assert.Same(PolicySet.None, Load());
    }

    [Fact]
    public void Files_of_conf_d_come_by_name_after_actors_conf_and_variables_after_them()
    {
        Write("actors.conf", "actors.services { a.restart.max-restarts = 1, b.restart.max-restarts = 1, c.restart.max-restarts = 1 }");
        Write("conf.d/20.conf", "actors.services { b.restart.max-restarts = 20, c.restart.max-restarts = 20 }");
        Write("conf.d/10.conf", "actors.services.b.restart.max-restarts = 10");
        Write("conf.d/30.conf.off", "actors.services.b.restart.max-restarts = 30");
        var policies = Load("ACTORS_SERVICES__C__RESTART__MAX_RESTARTS");
        Assert.Empty(policies.Faults());
        Assert.Equal([1, 20, 7], new[] { "a", "b", "c" }.Select(name => policies.For(name).Restart.MaxRestarts!.Value));
    }

    [Fact]
    public void An_included_file_is_read_and_its_faults_name_it()
    {
        Write("actors.conf", "include \"more.conf\"");
        Write("more.conf", "actors.service-defaults { max = 1 }");
        Assert.StartsWith($"{_folder}/more.conf:1: unknown key", Assert.Single(Load().Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_fault()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "actors.conf"));
        Assert.Equal($"{_folder}/actors.conf:: unable to read {_folder}/actors.conf: Is a directory (make it a file)", Assert.Single(Load().Faults()));
    }

    private PolicySet Load(params string[] variables) => PolicyFiles.Load(_folder, variables, _ => "7");

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
