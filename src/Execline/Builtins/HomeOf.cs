using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>homeof user</c></summary>
internal static class HomeOf
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            throw context.Usage("homeof user");
        var user = context.Arguments[1];
        if (Accounts.Local.FindUser(user) is not { } account)
            throw context.Fatal(111, $"unable to get passwd entry for {user}: no such user");
        context.Print(account.Home + "\n");
        return ChainStep.Exit(0);
    }
}
