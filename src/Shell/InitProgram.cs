using Actors.Platform;

namespace Actors.Shell;

/// <summary>The supervisor's binary, which is installed beside this program.</summary>
internal static class InitProgram
{
    /// <summary>Its path; null where there is none.</summary>
    internal static string? Find()
    {
        var self = Files.RealPath("/proc/self/exe") ?? "";
        var folder = self[..(self.LastIndexOf('/') + 1)];
        return ((string[])[folder + "actors-init", "/command/actors-init", "/init"]).FirstOrDefault(Files.IsExecutable);
    }
}
