using Actors.Execline;

namespace Actors.Tools;

/// <summary><c>s6-svok</c>: exits 0 if a service directory has a supervisor, else 1.</summary>
internal static class S6Svok
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var directory, ..])
            throw context.Usage("s6-svok servicedir");
        var errno = SupervisedDirectory.TryIsSupervised(directory, out var supervised);
        return errno == 0 ? ChainStep.Exit(supervised ? 0 : 1) : throw context.Failed($"check {directory}", errno);
    }
}
