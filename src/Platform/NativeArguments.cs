using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>The process's own arguments as byte strings; .NET decodes them as UTF-8 and so loses what is not.</summary>
public static unsafe class NativeArguments
{
    /// <summary>argv, its element 0 included.</summary>
    /// <param name="managed">The arguments of <c>Main</c> (without element 0): how many there are, and the fallback.</param>
    public static string[] Read(string[] managed)
    {
        // The kernel lays out argc, argv[0..argc-1], NULL, envp... and environ still points at envp when Main begins.
        var environ = SystemNative.GetEnviron();
        var count = managed.Length + 1;
        var argv = environ - 1 - count;
        if (environ is null || argv[count] is not null || *(long*)(argv - 1) != count)
            return [.. Environment.GetCommandLineArgs().Take(1).Concat(managed).Select(ByteString.FromText)];
        var arguments = new string[count];
        for (var i = 0; i < count; i++)
            arguments[i] = ByteString.FromPointer(argv[i]);
        return arguments;
    }
}
