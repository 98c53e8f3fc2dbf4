using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Makers;

/// <summary><c>s6-usertree-maker</c>: writes a service that is a supervision tree of a user's own; for a scan directory, or (-r) for s6-rc.</summary>
internal static class S6UsertreeMaker
{
    private const string Usage =
        "s6-usertree-maker [ -d userscandir ] [ -p path ] [ -E envdir [ -e var ... ] ] [ -r service/logger[/pipeline] ] [ -l loguser ] [ -t stamptype ] "
        + "[ -n nfiles ] [ -s filesize ] [ -S maxsize ] [ -P prefix ] user logdir dir";

    private const string HomeFolder = "${HOME}/";

    public static ChainStep Run(ChainContext context)
    {
        string scanFolder = HomeFolder + "service", path = Executables.DefaultPath;
        string? environment = null, names = null;
        var variables = new List<string>();
        var logger = new LoggerOptions();
        var options = new ShortOptions(context.Arguments, "d:p:E:e:r:l:t:n:s:S:P:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'd': scanFolder = options.Value; break;
                case 'p': path = options.Value; break;
                case 'E': environment = options.Value; break;
                case 'e' when !options.Value.Contains('='): variables.Add(options.Value); break;
                case 'e': throw context.Fatal(ExitCode.WrongUsage, $"invalid variable name: {options.Value}");
                case 'r': names = options.Value; break;
                default:
                    if (!logger.TryAdd(option, options.Value))
                        throw context.Usage(Usage);
                    break;
            }
        }

        if (options.Operands is not [var user, var logFolder, var folder, ..])
            throw context.Usage(Usage);
        logger.Folder = logFolder;
        logger.Check(context);
        if (!scanFolder.StartsWith('/') && !scanFolder.StartsWith(HomeFolder, StringComparison.Ordinal))
            throw context.Fatal(ExitCode.WrongUsage, "userscandir must be absolute or start with ${HOME}/");
        var script = Script(user, environment, variables, path, scanFolder);
        var writer = new ServiceWriter(context);
        if (names is null)
        {
            writer.WriteService(folder, script, logger: null);
            writer.WriteLogger($"{folder}/log", logger, null, null);
            return ChainStep.Exit(0);
        }

        var parsed = RcNames.Parse(context, names, needsLogger: true);
        if (!Files.IsDirectory(folder))
            writer.CreateFolder(folder);
        writer.WriteService($"{folder}/{parsed.Service}", script, parsed.Logger);
        writer.WriteLogger($"{folder}/{parsed.Logger}", logger, parsed.Service, parsed.Pipeline);
        return ChainStep.Exit(0);
    }

    private static string Script(string user, string? environment, List<string> variables, string path, string scanFolder)
    {
        var name = ServiceWriter.Quote(user);
        var script = $"fdmove -c 2 1\nemptyenv -p\nexport USER {name}\ns6-envuidgid -i -- {name}\ns6-applyuidgid -U --\n";
        script += $"backtick -in HOME {{ homeof {name} }}\n";
        var exported = environment is null ? [] : variables;
        if (environment is not null)
            script += $"s6-envdir -i -- {ServiceWriter.Quote(environment)}\n";
        if (exported.Count > 0)
            script += $"multisubstitute\n{{\n{string.Concat(exported.Select(v => $"  importas -D \"\" -- {ServiceWriter.Quote(v)} {ServiceWriter.Quote(v)}\n"))}}}\n";
        script += "multisubstitute\n{\n";
        foreach (var variable in (ReadOnlySpan<string>)["USER", "HOME", "UID", "GID", "GIDLIST"])
            script += $"  importas -i {variable} {variable}\n";
        script += "}\n";
        foreach (var variable in exported)
            script += $"export {ServiceWriter.Quote(variable)} ${{{ServiceWriter.Quote(variable)}}}\n";
        return script + $"export PATH {ServiceWriter.Quote(path)}\ns6-svscan -d3 -- {ServiceWriter.Quote(scanFolder)}\n";
    }
}
