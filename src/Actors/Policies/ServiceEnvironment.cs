using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Policies;

/// <summary>
/// The environment of a service by its policy: what every process gets, the container's variables, files, variables, and then the secrets that some of them
/// name. It is made at each start, so that what changed in a file counts from the next start on.
/// </summary>
/// <param name="policy">Its policy.</param>
/// <param name="warn">Where a file that cannot be read is reported.</param>
internal sealed class ServiceEnvironment(ServicePolicy policy, Action<string> warn)
{
    private readonly Dictionary<string, EnvironmentTrace> _traces = new(StringComparer.Ordinal);

    private const string FilePrefix = "FILE__";
    private const string FileSuffix = "_FILE";

    /// <summary>More cannot be in one variable (MAX_ARG_STRLEN of execve(2)).</summary>
    private const int LongestValue = 128 * 1024;

    /// <summary>More is no file of variables that one environment could hold: a quarter of the usual stack is the limit for that (execve(2)).</summary>
    private const int LargestFile = 2 * 1024 * 1024;

    private const string ByteOrderMark = "\u00ef\u00bb\u00bf";

    /// <summary>Whether it is other than what every process gets.</summary>
    public bool IsPlain(bool hasCommand) => policy.Process is { EnvironmentFiles.IsEmpty: true, Environment.IsEmpty: true, Secrets: SecretForm.None } process
        && !(process.ContainerEnvironment ?? hasCommand);

    /// <summary>Who has given each variable of what was built last its value.</summary>
    public IReadOnlyDictionary<string, EnvironmentTrace> Traces => _traces;

    /// <summary>Builds it.</summary>
    /// <param name="environment">What every process gets.</param>
    /// <param name="containerDirectory">The container's variables, a file each; null: none.</param>
    /// <param name="instance">The name of the instance; null: it is none.</param>
    public IReadOnlyList<string> Build(IReadOnlyList<string> environment, string? containerDirectory, string? instance)
    {
        var block = EnvironmentBlock.Of([.. environment]);
        _traces.Clear();
        if (containerDirectory is not null)
            AddDirectory(block, containerDirectory, EnvironmentOrigin.Container);
        foreach (var file in policy.Process.EnvironmentFiles)
        {
            if (Files.IsDirectory(file))
                AddDirectory(block, file, EnvironmentOrigin.File);
            else
                AddFile(block, file);
        }

        foreach (var variable in policy.Process.Environment)
            Set(block, variable.Name, instance is null ? variable.Value : variable.Value?.Replace("%i", instance, StringComparison.Ordinal), EnvironmentOrigin.Variable);
        if (instance is not null)
            Set(block, "INSTANCE", instance, EnvironmentOrigin.Instance);
        AddSecrets(block);
        return block.ToArray();
    }

    /// <summary>
    /// As with-contenv reads it: an empty file removes a variable; a newline at the end is not of the value; what has a dot in front is none (Kubernetes keeps the real
    /// files of a volume so).
    /// </summary>
    private void AddDirectory(EnvironmentBlock block, string directory, EnvironmentOrigin origin)
    {
        var errno = Files.TryList(directory, out var names);
        if (errno != 0)
            warn($"unable to read {directory}: {Errno.Describe(errno)}");
        foreach (var name in names.Where(name => name[0] != '.' && !name.Contains('=')))
        {
            var file = Files.Join(directory, name);
            if (Read(file, LongestValue) is { } content)
                Set(block, name, content.Length == 0 ? null : content[^1] == '\n' ? content[..^1] : content, origin, file);
        }
    }

    /// <summary>NAME=VALUE lines; blank ones and comments (#) are skipped. Nothing is quoted or substituted, as in an env file of Docker.</summary>
    private void AddFile(EnvironmentBlock block, string file)
    {
        if (Read(file, LargestFile) is not { } content)
            return;
        if (content.StartsWith(ByteOrderMark, StringComparison.Ordinal))
            content = content[ByteOrderMark.Length..];
        foreach (var line in content.Split('\n'))
        {
            var text = line.TrimEnd('\r').TrimStart([' ', '\t']);
            var equals = text.IndexOf('=');
            if (equals > 0 && text[0] != '#')
                Set(block, text[..equals], text[(equals + 1)..], EnvironmentOrigin.File, file);
        }
    }

    private void AddSecrets(EnvironmentBlock block)
    {
        if (policy.Process.Secrets == SecretForm.None)
            return;
        foreach (var (name, path) in block.Variables.ToArray())
        {
            var target = policy.Process.Secrets.HasFlag(SecretForm.Prefix) && name.Length > FilePrefix.Length && name.StartsWith(FilePrefix, StringComparison.Ordinal) ? name[FilePrefix.Length..]
                : policy.Process.Secrets.HasFlag(SecretForm.Suffix) && name.Length > FileSuffix.Length && name.EndsWith(FileSuffix, StringComparison.Ordinal) ? name[..^FileSuffix.Length]
                : null;
            if (target is null || Read(path, LongestValue) is not { } content)
                continue;
            Set(block, target, content.EndsWith('\n') ? content[..^1] : content, EnvironmentOrigin.Secret, path);
            block[name] = null;
        }
    }

    private void Set(EnvironmentBlock block, string name, string? value, EnvironmentOrigin origin, string? file = null)
    {
        block[name] = value;
        _traces[name] = new(origin, file);
    }

    /// <summary>A regular file of a size that it can have: what blocks, or does not end, is none, and what is too large is not read.</summary>
    private string? Read(string path, int most)
    {
        var errno = Files.TryStatus(path, followLinks: true, out var status);
        var content = Array.Empty<byte>();
        if (errno == 0 && status.IsRegular && status.Size <= most)
            errno = Files.TryReadAllBytes(path, out content);
        var fault = errno != 0 ? Errno.Describe(errno)
            : !status.IsRegular ? "it is not a regular file"
            : status.Size > most || content.Length > most ? "it is larger than an environment can be"
            : content.AsSpan().Contains((byte)0) ? "it holds a NUL"
            : null;
        if (fault is not null)
            warn($"unable to read {path} for the environment: {fault}");
        return fault is null ? ByteString.FromBytes(content) : null;
    }
}
