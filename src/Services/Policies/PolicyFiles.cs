using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Where policies are: <c>actors.conf</c>, then <c>conf.d/*.conf</c> by name, then variables by name.</summary>
public static class PolicyFiles
{
    /// <summary>Reads all that there is. Where there is nothing, no HOCON is parsed.</summary>
    /// <param name="directory">Mostly <c>/etc/actors</c>.</param>
    /// <param name="variables">Names of the container's variables.</param>
    /// <param name="valueOf">The value of one; null where it is not set.</param>
    public static PolicySet Load(string directory, IEnumerable<string> variables, Func<string, string?> valueOf)
    {
        var layers = new List<PolicyLayer>();
        var failures = new List<Diagnostic>();
        Add($"{directory}/actors.conf", mustExist: false);
        if (Files.TryList($"{directory}/conf.d", out var names) == 0)
        {
            names.SortStably(string.CompareOrdinal);
            foreach (var name in names.Where(name => name[0] != '.' && name.EndsWith(".conf", StringComparison.Ordinal)))
                Add($"{directory}/conf.d/{name}", mustExist: true);
        }

        foreach (var name in variables.Where(PolicyVariables.IsPolicy).Order(StringComparer.Ordinal))
        {
            if (valueOf(name) is { } value)
                layers.Add(PolicyVariables.Layer(name, value));
        }

        return layers.Count == 0 && failures.Count == 0 ? PolicySet.None : PolicySet.Read(layers, ReadIncluded, valueOf, failures);

        void Add(string path, bool mustExist)
        {
            var errno = Files.TryReadAllBytes(path, out var content);
            if (errno == 0)
                layers.Add(new(path, content));
            else if (errno != Errno.ENOENT || mustExist)
                failures.Add(new(Severity.Error, $"unable to read {path}: {Errno.Describe(errno)}") { File = path, Hint = Hints.ForErrno(errno), ExitCode = 1 });
        }
    }

    private static byte[]? ReadIncluded(string path)
    {
        var errno = Files.TryReadAllBytes(path, out var content);
        return errno switch
        {
            0 => content,
            Errno.ENOENT => null,
            _ => throw new PlatformException("read", errno),
        };
    }
}
