using System.CommandLine;
using Actors.Shell.Output;

namespace Actors.Shell.Commands;

/// <summary>
/// <c>actors complete -- WORDS...</c>, which the completion scripts ask: a candidate a line, behind a tab what it is. Hidden: nobody types it.
/// </summary>
internal static class CompleteCommand
{
    internal static Command Create(Session session, Command root)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete") { words };
        command.Hidden = true;
        command.SetAction(result =>
        {
            foreach (var candidate in Completer.Complete(root, result.GetValue(words) ?? []))
                session.Output.WriteLine(candidate.About.Length == 0 ? candidate.Word : $"{candidate.Word}\t{TextWidth.Printable(candidate.About)}");
            return ExitCode.Success;
        });
        return command;
    }
}
