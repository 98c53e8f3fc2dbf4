using Actors.Platform;
using Actors.Policies;
using Actors.Services.Policies;

namespace Actors.Tests.Policies;

/// <summary>The environment of a service: where variables come from, and what of files is none.</summary>
public sealed class ServiceEnvironmentTests : IDisposable
{
    private readonly string _directory = Files.Join(ByteString.FromText(Path.GetTempPath()), $"actors-{Guid.NewGuid():n}");
    private readonly List<string> _warnings = [];

    public ServiceEnvironmentTests() => Files.CreateDirectory(_directory);

    public void Dispose() => Files.RemoveTree(_directory);

    [Fact]
    public void A_file_has_a_variable_a_line_and_comments_wherever_they_begin()
    {
        var file = Write("app.env", "\u00ef\u00bb\u00bfFIRST=1\r\n# not this=one\n  # nor=this\n\n  INDENTED= a b \nno variable\nEMPTY=\nLAST==\n");
        Assert.Equal(["EMPTY=", "FIRST=1", "INDENTED= a b ", "LAST=="], Build(new() { EnvironmentFiles = [file] }));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_directory_has_a_variable_a_file_but_none_where_a_dot_stands_in_front_as_in_mounted_config_maps()
    {
        var folder = Files.Join(_directory, "config");
        Files.CreateDirectories(Files.Join(folder, "..2026_11_22"));
        Write("config/..2026_11_22/COLOUR", "blue\n");
        Files.CreateSymbolicLink("..2026_11_22", Files.Join(folder, "..data"));
        Files.CreateSymbolicLink("..data/COLOUR", Files.Join(folder, "COLOUR"));
        Write("config/.hidden", "x");
        Write("config/GONE", "");
        Assert.Equal(["COLOUR=blue"], Build(new() { EnvironmentFiles = [folder] }, "GONE=1"));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_file_that_is_larger_than_any_environment_is_not_even_read()
    {
        var file = Write("large", "");
        using (var stream = new FileStream(file, FileMode.Open))
            stream.SetLength(1L << 40); // it has no blocks, and would not fit in memory
        Assert.Equal(["FILE__SECRET=" + file], Build(new() { EnvironmentFiles = [file], Secrets = SecretForm.Prefix }, "FILE__SECRET=" + file));
        Assert.Equal(2, _warnings.Count);
        Assert.All(_warnings, warning => Assert.EndsWith("it is larger than an environment can be", warning));
    }

    [Fact]
    public void A_file_of_variables_can_be_larger_than_a_value()
    {
        var file = Write("many", string.Concat(Enumerable.Range(100_000, 20_000).Select(number => $"V{number}=\n")));
        Assert.Equal(20_000, Build(new() { EnvironmentFiles = [file] }).Length);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Later_sources_count_more_and_a_secret_takes_the_place_of_the_variable_that_names_it()
    {
        var secret = Write("secret", "hunter2\n");
        var variables = Build(
            new() { Environment = [new("A", "2"), new("B", null), new("FILE__KEY", secret), new("NAME", "%i")], Secrets = SecretForm.Prefix | SecretForm.Suffix }, "A=1", "B=1", $"PASS_FILE={secret}");
        Assert.Equal(["A=2", "KEY=hunter2", "NAME=%i", "PASS=hunter2"], variables);
    }

    private string Write(string name, string content)
    {
        var file = Files.Join(_directory, name);
        Files.WriteAllText(file, content);
        return file;
    }

    private string[] Build(ProcessPolicy process, params string[] environment) =>
        [.. new ServiceEnvironment(new ServicePolicy { Process = process }, _warnings.Add).Build(environment, null, null).Order(StringComparer.Ordinal)];
}
