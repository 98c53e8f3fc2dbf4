using System.Globalization;
using Actors.Platform;

namespace Actors.Boot;

/// <summary>
/// Processes of this pid namespace that pid 1 has not for children, as <c>docker exec</c> starts them. They get the signals of the end as well, and nobody but the kernel
/// says when they are gone.
/// </summary>
internal static class Guests
{
    /// <summary>Opens a descriptor that can be read once one of them has ended.</summary>
    /// <returns>Null where there is none.</returns>
    internal static Descriptor? OpenOne()
    {
        if (Files.TryList("/proc", out var names) != 0)
            return null;
        foreach (var name in names)
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid != Identity.ProcessId && Runs(pid)
                && ProcessDescriptor.TryOpen(pid, out var descriptor) == 0)
            {
                return descriptor;
            }
        }

        return null;
    }

    /// <summary>The third field of /proc/PID/stat; the second, the program's name, may hold blanks and parentheses.</summary>
    private static bool Runs(int pid)
    {
        if (Files.TryReadAllBytes($"/proc/{pid}/stat", out var bytes) != 0)
            return false;
        var text = ByteString.FromBytes(bytes);
        var state = text.LastIndexOf(')') + 2;
        return state < text.Length && text[state] is not ('Z' or 'X');
    }
}
