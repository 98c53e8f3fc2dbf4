namespace Actors;

/// <summary>The checkout that the tests run from. Where a source was compiled, a build for CI does not tell: it writes paths that are the same everywhere.</summary>
internal static class Checkout
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Actors.sln")))
                return folder;
        }

        throw new InvalidOperationException("the tests run from inside a checkout: no Actors.sln above " + AppContext.BaseDirectory);
    }
}
