using System.CommandLine;
using System.CommandLine.Parsing;
using Actors.Control;
using Actors.Platform;
using Actors.Shell.Commands;
using Actors.Shell.Output;

namespace Actors.Shell;

/// <summary>Runs one command line.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs.</summary>
    /// <param name="session">What the command has to do with.</param>
    /// <param name="arguments">The words behind <c>actors</c>, byte strings.</param>
    /// <returns>The exit code.</returns>
    internal static int Run(Session session, IReadOnlyList<string> arguments)
    {
        var connector = new Connector();
        var root = CommandTree.Create(session, connector);
        // Words that begin with @ are words: no response files.
        var result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        using var output = new StringWriter();
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = output, Error = output };
        if (arguments.Count == 0)
        {
            _ = root.Parse(["--help"]).Invoke(configuration);
            session.Output.Write(output.ToString());
            return ExitCode.Usage;
        }

        if (UnknownOption(result) is { } unknown)
            return Usage(session, result, [$"Unrecognized option '{unknown}'."]);
        if (result.Errors.Count > 0 && result.Action is not System.CommandLine.Help.HelpAction)
            return Usage(session, result, [.. result.Errors.Select(error => error.Message)]);

        try
        {
            connector.Configure(result);
            var code = result.Invoke(configuration);
            session.Output.Write(output.ToString());
            return code;
        }
        catch (PlatformException failure)
        {
            return session.Fatal(ByteString.ToText(failure.Message), ExitCode.System);
        }
        catch (ControlException refusal)
        {
            return session.Fatal(refusal);
        }
    }

    /// <summary>The parser takes an option that it does not know for an argument. Here only what stands behind <c>--</c> is one.</summary>
    private static string? UnknownOption(ParseResult result) =>
        result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument && token.Value is ['-', not (>= '0' and <= '9'), ..]).Select(token => token.Value).FirstOrDefault();

    private static int Usage(Session session, ParseResult result, IReadOnlyList<string> messages)
    {
        foreach (var message in messages)
            session.Error.Write($"actors: usage: {TextWidth.Printable(ByteString.ToText(message))}\n");
        session.Error.Write($"actors: usage: {PathOf(result.CommandResult.Command)} --help lists what there is\n");
        return ExitCode.Usage;
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;
}
