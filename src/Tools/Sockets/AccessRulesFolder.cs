using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>Access rules in a folder: for each key a folder with a file <c>allow</c> or <c>deny</c>, and perhaps <c>env/</c> and <c>exec</c>.</summary>
internal sealed class AccessRulesFolder(string folder) : AccessRules
{
    private const int LongestProgram = 4096;

    public override AccessAnswer Find(string key)
    {
        var rules = $"{folder}/{key}";
        if (!IsThere($"{rules}/allow"))
            return IsThere($"{rules}/deny") ? AccessAnswer.Denied : AccessAnswer.NotFound;
        var errno = EnvironmentFolder.TryRead($"{rules}/env", new EnvironmentFolderRules(), out var environment);
        if (errno is not (0 or Errno.ENOENT))
            throw new PlatformException($"envdir {rules}/env", errno);
        errno = Files.TryReadAllBytes($"{rules}/exec", out var program);
        if (errno is not (0 or Errno.ENOENT or Errno.EACCES))
            throw new PlatformException($"read {rules}/exec", errno);
        return new(AccessDecision.Allow, environment, ByteString.FromBytes(program.AsSpan(0, Math.Min(program.Length, LongestProgram))));
    }

    private static bool IsThere(string file)
    {
        var errno = Files.TryOpen(file, OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        descriptor?.Dispose();
        return errno is 0 or Errno.ENOENT or Errno.EACCES or Errno.ENOTDIR ? errno == 0 : throw new PlatformException($"access {file}", errno);
    }
}
