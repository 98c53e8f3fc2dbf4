using System.CommandLine;
using System.Reflection;
using Actors.Shell.Output;

namespace Actors.Shell.Commands;

/// <summary><c>actors version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>Of this program, such as <c>0.1.0</c>.</summary>
    internal static string Version { get; } =
        (typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+')[0];

    internal static Command Create(Session session, CommonOptions common)
    {
        var command = new Command("version", "The version of this program");
        command.SetAction(result =>
        {
            session.Output.WriteLine(result.GetValue(common.Json) ? JsonText.Object(json => json.WriteString("version", Version), indented: false) : $"actors {Version}");
            return ExitCode.Success;
        });
        return command;
    }
}
