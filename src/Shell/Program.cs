using Actors.Platform;
using Actors.Shell;
using Actors.Shell.Output;

Signals.TakePipe();
var arguments = NativeArguments.Read(args)[1..];
// What takes namespaces of its own must have one thread only; it becomes another program soon.
if (!arguments.Contains("up") && !arguments.Contains("run"))
    FinalizerThread.Start();
var environment = EnvironmentBlock.OfThisProcess();
var isTerminal = Descriptors.IsTerminal(1);
var session = new Session(new DescriptorOutput(1), new DescriptorOutput(2))
{
    // https://no-color.org: set and not empty. A terminal that calls itself dumb is taken at its word.
    Paint = new Paint(isTerminal && environment["NO_COLOR"] is null or "" && environment["TERM"] != "dumb" && !arguments.Contains("--no-color")),
    Width = isTerminal ? TerminalSize.Of(1).Columns : 0,
};
try
{
    return CommandLine.Run(session, arguments);
}
catch (OutputClosedException)
{
    // As a program that SIGPIPE ended.
    return 141;
}
