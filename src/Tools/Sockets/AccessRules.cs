using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>What access rules say of somebody.</summary>
internal enum AccessDecision
{
    /// <summary>Nothing.</summary>
    NotFound,

    /// <summary>No.</summary>
    Deny,

    /// <summary>Yes.</summary>
    Allow,
}

/// <summary>The answer of access rules: a decision, and for who is allowed, changes of the environment and another program to run.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Environment">Variables and their values; null removes one.</param>
/// <param name="Program">An execline command line instead of the server's program; "" where there is none.</param>
internal sealed record AccessAnswer(AccessDecision Decision, IReadOnlyList<KeyValuePair<string, string?>> Environment, string Program)
{
    /// <summary>Nothing is known.</summary>
    public static AccessAnswer NotFound { get; } = new(AccessDecision.NotFound, [], "");

    /// <summary>Denied.</summary>
    public static AccessAnswer Denied { get; } = new(AccessDecision.Deny, [], "");
}

/// <summary>Rules who may do something, by uid and gid; in a folder or a cdb file; see s6-accessrules-cdb-from-fs(8).</summary>
internal abstract class AccessRules
{
    /// <summary>What the rules say of a key, such as <c>uid/1000</c>. What fails is thrown.</summary>
    public abstract AccessAnswer Find(string key);

    /// <summary>What the rules say of a user: the first that is found of the user, of the group, and of anybody.</summary>
    public AccessAnswer Find(uint user, uint group)
    {
        string?[] keys =
        [
            user == Identity.EffectiveUser ? "uid/self" : null, $"uid/{user}", group == Identity.EffectiveGroup ? "gid/self" : null, $"gid/{group}", "uid/default",
        ];
        foreach (var key in keys)
        {
            if (key is not null && Find(key) is { Decision: not AccessDecision.NotFound } answer)
                return answer;
        }

        return AccessAnswer.NotFound;
    }
}
