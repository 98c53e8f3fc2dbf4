using Actors.Execline;
using Actors.Platform;
using Actors.Tools.Portable;

namespace Actors.Tools.Makers;

/// <summary>Writes service directories, or s6-rc's source directories, that tools generate.</summary>
internal sealed class ServiceWriter(ChainContext context)
{
    private const string Shebang = "#!/command/execlineb -P\n";

    /// <summary>Writes a service that is ready when it writes to descriptor 3.</summary>
    /// <param name="folder">Where; it must not be there.</param>
    /// <param name="script">Its run script, execline.</param>
    /// <param name="logger">For s6-rc: the service that its output goes to, or ""; null: it is for a scan directory.</param>
    public void WriteService(string folder, string script, string? logger)
    {
        Begin(folder, script);
        if (logger is null)
            MakeExecutable($"{folder}/run");
        else
            Write($"{folder}/type", "longrun\n");
        if (!string.IsNullOrEmpty(logger))
            Write($"{folder}/producer-for", $"{logger}\n");
    }

    /// <summary>Writes a logger.</summary>
    /// <param name="folder">Where; it must not be there.</param>
    /// <param name="options">What it does.</param>
    /// <param name="service">For s6-rc: the service whose output it takes; null: it is for a scan directory.</param>
    /// <param name="pipeline">For s6-rc: the name of both together; null: none.</param>
    public void WriteLogger(string folder, LoggerOptions options, string? service, string? pipeline)
    {
        Begin(folder, options.Script);
        if (service is null)
        {
            MakeExecutable($"{folder}/run");
            return;
        }

        Write($"{folder}/type", "longrun\n");
        Write($"{folder}/consumer-for", $"{service}\n");
        if (pipeline is not null)
            Write($"{folder}/pipeline-name", $"{pipeline}\n");
    }

    /// <summary>Creates a folder, which must not be there.</summary>
    public void CreateFolder(string folder)
    {
        var mask = Files.SetCreationMask(0);
        try
        {
            context.Try($"mkdir {folder}", () => Files.CreateDirectory(folder, 0x1ED));
        }
        finally
        {
            Files.SetCreationMask(mask);
        }
    }

    /// <summary>A word of an execline script, quoted.</summary>
    public static string Quote(string word) => $"\"{Quoting.Escape(word, "\"")}\"";

    private void Begin(string folder, string script)
    {
        CreateFolder(folder);
        Write($"{folder}/notification-fd", "3\n");
        Write($"{folder}/run", Shebang + script);
    }

    private void Write(string file, string content) => context.Try($"write to {file}", () => Files.WriteAllText(file, content));

    /// <summary>Whoever may read a script may run it.</summary>
    private void MakeExecutable(string file)
    {
        var mode = Files.Status(file)!.Value.Mode;
        context.Try($"chmod {file}", () => Files.ChangeMode(file, mode | ((mode >> 2) & 0x49)));
    }
}
