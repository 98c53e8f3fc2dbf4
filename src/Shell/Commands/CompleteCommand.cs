using System.CommandLine;
using Actors.Platform;
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
                session.Output.WriteBytes(Line(candidate));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>A word is a byte string, and has to come to the shell as it is.</summary>
    internal static byte[] Line(Candidate candidate) =>
        ByteString.ToBytes(candidate.About.Length == 0 ? $"{candidate.Word}\n" : $"{candidate.Word}\t{ByteString.FromText(TextWidth.Printable(candidate.About))}\n");
}
