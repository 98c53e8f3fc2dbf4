using Actors.Platform;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tools.Tests;

public sealed class EnvironmentFolderTests
{
    private static readonly EnvironmentFolderRules s_containers = new() { Whole = true, Unlimited = true };

    /// <summary>What with-contenv gives is what the container got: names and values of any bytes, but '/' and '=' in names and NUL.</summary>
    [Fact]
    public void Every_variable_survives_the_container_s_folder()
    {
        var names = Gen.Choose(1, 255).Where(c => c is not ('=' or '/' or '.')).Select(c => (char)c).NonEmptyListOf().Select(list => string.Concat(list.Take(40)));
        var values = Gen.Choose(1, 255).Select(c => (char)c).ListOf().Select(list => string.Concat(list));
        Check.QuickThrowOnFailure(Prop.ForAll(names.ToArbitrary(), values.ToArbitrary(), (name, value) =>
        {
            using var folder = new TemporaryFolder();
            Files.WriteAllText(folder[name], value + "\n");
            var environment = EnvironmentBlock.Of();
            Assert.Equal(0, EnvironmentFolder.TryLoad(folder.Path, environment, s_containers));
            Assert.Equal(value, environment[name]);
            Assert.Single(environment.Variables);
        }));
    }

    [Fact]
    public void An_empty_file_removes_a_variable_and_a_newline_makes_it_empty()
    {
        using var folder = new TemporaryFolder();
        Files.WriteAllText(folder["GONE"], "");
        Files.WriteAllText(folder["EMPTY"], "\n");
        var environment = EnvironmentBlock.Of("GONE=1", "EMPTY=1", "KEPT=1");
        Assert.Equal(0, EnvironmentFolder.TryLoad(folder.Path, environment, s_containers));
        Assert.Equal(["EMPTY=", "KEPT=1"], environment.ToArray().Order());
    }

    [Fact]
    public void A_folder_that_cannot_be_read_whole_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        Files.WriteAllText(folder["A"], "new");
        Files.CreateDirectory(folder["B"]);
        var environment = EnvironmentBlock.Of("A=old");
        Assert.Equal(Errno.EISDIR, EnvironmentFolder.TryLoad(folder.Path, environment, s_containers));
        Assert.Equal("old", environment["A"]);
    }
}
