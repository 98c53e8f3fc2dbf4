using System.CommandLine;
using Actors.Platform;

namespace Actors.Shell.Commands;

/// <summary><c>actors up DIR</c> and <c>actors run -- COMMAND</c>: a supervision tree outside a container.</summary>
internal static class DevelopmentCommands
{
    internal static IEnumerable<Command> Create(Session session)
    {
        var directory = new Argument<string>("DIR") { Description = "an s6-rc source directory (all of it is started), or what goes to /etc/s6-overlay, or the root of an image" };
        var program = new Argument<string[]>("COMMAND") { Description = "behind --: runs when the services are ready; when it ends, everything does", Arity = ArgumentArity.ZeroOrMore };
        var up = new Command("up", "Run services outside a container, with a /run of their own, until a signal or until COMMAND ends; for development") { directory, program };
        up.SetAction(result => Become(session, result.GetRequiredValue(directory), result.GetValue(program) ?? []));
        var command = new Argument<string[]>("COMMAND") { Description = "behind --: the command", Arity = ArgumentArity.OneOrMore };
        var run = new Command("run", "Run a command as the CMD of a supervisor without services, outside a container: orphans are reaped, signals passed on") { command };
        run.SetAction(result => Become(session, null, result.GetRequiredValue(command)));
        return [up, run];
    }

    private static int Become(Session session, string? directory, string[] command)
    {
        if (directory is not null)
        {
            var socket = $"/proc/{Identity.ProcessId}/root/run/actors/control";
            session.Error.Write($"actors: info: from elsewhere: actors --socket {socket} status\n");
        }

        DevelopmentTree.Become(directory, command);
        return ExitCode.System;
    }
}
