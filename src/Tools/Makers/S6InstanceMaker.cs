using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Makers;

/// <summary><c>s6-instance-maker</c>: writes a service that has instances, made from a template; for a scan directory, or (-r) for s6-rc.</summary>
internal static class S6InstanceMaker
{
    private const string Usage =
        "s6-instance-maker [ -c max ] [ -u user ] [ -l loguser ] [ -L logdir ] [ -t stamptype ] [ -n nfiles ] [ -s filesize ] [ -S maxsize ] "
        + "[ -P prefix ] [ -r service[/logger[/pipeline]] ] template dir";

    private const uint MostInstances = 90000;

    public static ChainStep Run(ChainContext context)
    {
        var (user, names) = ("", (string?)null);
        uint instances = 500;
        var logger = new LoggerOptions();
        var options = new ShortOptions(context.Arguments, "u:l:L:c:t:n:s:S:P:r:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'u': user = options.Value; break;
                case 'L': logger.Folder = options.Value; break;
                case 'c' when Numbers.TryParse(options.Value, out instances): break;
                case 'r': names = options.Value; break;
                default:
                    if (!logger.TryAdd(option, options.Value))
                        throw context.Usage(Usage);
                    break;
            }
        }

        if (options.Operands is not [var template, var folder, ..])
            throw context.Usage(Usage);
        logger.Check(context);
        if (user.AsSpan().IndexOfAny(" \t\n") >= 0)
            throw context.Fatal(ExitCode.WrongUsage, "invalid user");
        instances = Math.Clamp(instances, 1, MostInstances) * (logger.Folder is not null && names is null ? 2u : 1u);
        var script = "\nfdmove -c 2 1\n" + (user.Length > 0 ? $"s6-setuidgid {ServiceWriter.Quote(user)}\n" : "") + $"s6-svscan -d3 -C{instances} -- instance\n";
        var writer = new ServiceWriter(context);
        if (names is null)
            WritePlain(context, writer, folder, template, script, logger);
        else
            WriteSources(context, writer, folder, template, script, logger, Parse(context, names, logger));
        return ChainStep.Exit(0);
    }

    private static RcNames Parse(ChainContext context, string text, LoggerOptions logger)
    {
        var names = RcNames.Parse(context, text, needsLogger: false);
        if (names.Logger is not null && logger.Folder is null)
            throw context.Fatal(ExitCode.WrongUsage, "logger specified (-r) but logdir not specified (-L)");
        return names.Logger is null && logger.Folder is not null
            ? throw context.Fatal(ExitCode.WrongUsage, "logdir specified (-L) but logger name not specified (-r)")
            : names;
    }

    private static void WritePlain(ChainContext context, ServiceWriter writer, string folder, string template, string script, LoggerOptions logger)
    {
        writer.WriteService(folder, script, logger: null);
        writer.CreateFolder($"{folder}/instance");
        writer.CreateFolder($"{folder}/instances");
        CopyTemplate(context, template, folder);
        if (logger.Folder is not null)
            writer.WriteLogger($"{folder}/log", logger, null, null);
    }

    private static void WriteSources(
        ChainContext context, ServiceWriter writer, string folder, string template, string script, LoggerOptions logger, RcNames names)
    {
        if (!Files.IsDirectory(folder))
            writer.CreateFolder(folder);
        writer.WriteService($"{folder}/{names.Service}", script, names.Logger ?? "");
        CopyTemplate(context, template, $"{folder}/{names.Service}");
        if (names.Logger is not null)
            writer.WriteLogger($"{folder}/{names.Logger}", logger, names.Service, names.Pipeline);
    }

    private static void CopyTemplate(ChainContext context, string template, string folder) =>
        context.Try($"copy file hierarchy from {template} to {folder}/template", () => Files.CopyTree(template, $"{folder}/template", exact: true));
}
