using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Reads <c>actors.control</c>.</summary>
internal static class ControlPolicyReader
{
    private static readonly string[] s_levels = ["none", "read", "change", "all"];

    public static ControlPolicy Read(PolicySection section)
    {
        var otherwise = ControlPolicy.Default;
        var users = new Dictionary<string, ControlAccess>(StringComparer.Ordinal);
        var named = section.Section("users");
        foreach (var field in section.Fields("users"))
            users[ByteString.FromText(field.Key)] = (ControlAccess)named.Choice(field.Key, s_levels, (int)otherwise.Others);
        var remote = section.Section("remote");
        var policy = new ControlPolicy
        {
            Others = (ControlAccess)section.Choice("others", s_levels, (int)otherwise.Others),
            Users = users,
            RemoteListen = remote.Text("listen"),
            RemoteAkkaListen = remote.Text("akka-listen"),
            RemoteKeyFile = remote.Text("key-file"),
            RemoteAccess = (ControlAccess)remote.Choice("level", s_levels, (int)otherwise.RemoteAccess),
        };
        if (policy.RemoteListen is not null && policy.RemoteKeyFile is null)
            remote.Error("listen", "nobody can connect without a shared key", "set key-file, too");
        if (policy.RemoteAkkaListen is not null && policy.RemoteKeyFile is null)
            remote.Error("akka-listen", "nobody can connect without a shared key", "set key-file, too");
        remote.End();
        section.End();
        return policy;
    }
}
