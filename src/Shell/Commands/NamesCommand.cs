using System.CommandLine;
using Actors.Platform;

namespace Actors.Shell.Commands;

/// <summary><c>actors names</c>: every name that the supervisor's binary answers to; the binary itself tells.</summary>
internal static class NamesCommand
{
    internal static Command Create(Session session)
    {
        var command = new Command("names", "Every name that the supervisor's binary answers to, one a line");
        command.SetAction(_ =>
        {
            if (InitProgram.Find() is not { } program)
                return session.Fatal("unable to find the supervisor's binary: neither beside this program nor at /init", ExitCode.System);
            var errno = Executables.Execute(program, ["actors", "names"], EnvironmentBlock.OfThisProcess().ToArray());
            return session.Fatal($"unable to exec {program}: {Errno.Describe(errno)}", Executables.ExitCodeOf(errno));
        });
        return command;
    }
}
