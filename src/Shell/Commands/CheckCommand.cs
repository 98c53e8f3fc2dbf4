using System.CommandLine;
using Actors.Shell.Checks;

namespace Actors.Shell.Commands;

/// <summary><c>actors check</c>: validates declarations, for the build of an image and for CI; needs no pid 1.</summary>
internal static class CheckCommand
{
    internal static Command Create(Session session, CommonOptions common)
    {
        var directories = new Argument<string[]>("DIR")
        {
            Description = "the root of an image, what goes to /etc/s6-overlay, or an s6-rc source directory; default: /",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var strict = new Option<bool>("--strict") { Description = "warnings count as errors" };
        var variables = new Option<string[]>("--env", "-e")
        {
            Description = "a variable that the container is going to have (ACTORS_* are policies); without DIR those of this process count, too", HelpName = "NAME=VALUE",
        };
        var command = new Command("check", "Check service directories and policies, without pid 1: every error and warning, with file and line") { directories, strict, variables };
        command.SetAction(result =>
        {
            var given = result.GetValue(directories) is { Length: > 0 } some ? some : ["/"];
            if (given.FirstOrDefault(directory => !Platform.Files.IsDirectory(directory)) is { } missing)
                return session.Fatal($"unable to check {missing}: it is not a directory", ExitCode.Usage);
            var report = Check.Of(ServiceTree.At(given), result.GetValue(variables) ?? []);
            if (result.GetValue(common.Json))
                session.Output.WriteLine(CheckText.Json(report));
            else
                session.Output.Write(CheckText.Render(report, session.Paint));
            return report.Errors > 0 || (result.GetValue(strict) && report.Warnings > 0) ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }
}
