using System.Text;
using Actors.Platform;

namespace Actors.Shell.Terminal;

/// <summary>The lines of stdin, each as soon as it is there.</summary>
internal static class InputLines
{
    internal static IEnumerable<string> Read()
    {
        var begun = new List<byte>();
        var buffer = new byte[4096];
        while (Descriptors.Read(0, buffer) is > 0 and var count)
        {
            begun.AddRange(buffer.AsSpan(0, count));
            while (begun.IndexOf((byte)'\n') is >= 0 and var end)
            {
                yield return Encoding.UTF8.GetString([.. begun[..end]]);
                begun.RemoveRange(0, end + 1);
            }
        }

        if (begun.Count > 0)
            yield return Encoding.UTF8.GetString([.. begun]);
    }
}
