using System.Globalization;
using Actors.Execline;
using Actors.Logging;
using Actors.Platform;

namespace Actors.Pipelines;

/// <summary>
/// Tells whether a run script is nothing but a logger: <c>s6-log ...</c> or <c>logutil-service DIR</c>, in a shell script or an execline script, perhaps behind
/// <c>exec</c>, <c>with-contenv</c>, <c>fdmove -c</c>, <c>emptyenv</c>, <c>s6-setuidgid USER</c> or <c>s6-applyuidgid</c> with numbers. What it is not sure of is not.
/// </summary>
/// <param name="path">PATH of the run script.</param>
/// <param name="isOurs">Whether a program, by its path, is this binary; another s6-log is run as the script says.</param>
/// <param name="variable">The value of a variable of the container.</param>
public sealed class LoggerScript(string? path, Func<string, bool> isOurs, Func<string, string?> variable)
{
    private const string DefaultScript = "n20 s1000000 T";

    private readonly int[] _targets = [0, 1, 2];
    private LoggerIdentity? _identity;
    private bool _clearsEnvironment;
    private bool _hasContainerEnvironment;
    private bool _isShell;

    /// <summary>Reads a run script.</summary>
    /// <param name="text">A byte string.</param>
    /// <returns>Null where it has to be run.</returns>
    public LoggerPlan? Read(string text)
    {
        var end = text.IndexOf('\n');
        if (end < 0 || !text.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var interpreter = text[2..end].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (interpreter is [var first, _, ..] && NameOf(first) == "with-contenv" && isOurs(first))
        {
            _hasContainerEnvironment = true;
            interpreter = interpreter[1..];
        }

        if (interpreter is [])
            return null;
        return NameOf(interpreter[0]) switch
        {
            "sh" or "ash" or "dash" or "bash" when interpreter is [_] or [_, "-e"] => ReadShell(text[end..]),
            "execlineb" when interpreter is [_, "-P"] => ReadExecline(text[end..], positional: false),
            "execlineb" when interpreter is [_] => ReadExecline(text[end..], positional: true),
            _ => null,
        };
    }

    private LoggerPlan? ReadShell(string text)
    {
        if (SimpleCommand.Read(text) is not { } command)
            return null;
        _isShell = true;
        foreach (var (copy, of) in command.Copies)
            _targets[copy] = _targets[of];
        return Follow(command.Words.ToArray());
    }

    private LoggerPlan? ReadExecline(string text, bool positional)
    {
        if (!ExeclineLexer.TryParse(text, out var words, out _) || words.Any(word => word.StartsWith(' ') || word.Length == 0 || (positional && word.Contains('$'))))
            return null;
        return Follow(words.ToArray());
    }

    /// <summary>Follows the chain of commands to its end.</summary>
    private LoggerPlan? Follow(ArraySegment<string> words)
    {
        while (words.Count > 0)
        {
            var name = NameOf(words[0]);
            if (name != "exec" && !IsOurTool(words[0]))
                return null;
            switch (name)
            {
                case "exec" when words is [_, "-c", ..] && !_isShell:
                    _clearsEnvironment = true;
                    words = words[2..];
                    break;
                case "exec" when words is [_, not ['-', ..], ..]:
                    words = words[1..];
                    break;
                case "emptyenv" when words is [_, not ['-', ..], ..]:
                    _clearsEnvironment = true;
                    words = words[1..];
                    break;
                case "with-contenv":
                    _hasContainerEnvironment = true;
                    words = words[1..];
                    break;
                case "fdmove" when words is [_, "-c", "1" or "2", "1" or "2", ..]:
                    _targets[words[2][0] - '0'] = _targets[words[3][0] - '0'];
                    words = words[4..];
                    break;
                case "s6-setuidgid" when words.Count > 2:
                    if (!TryBecome(words[1]))
                        return null;
                    words = words[2..];
                    break;
                case "s6-applyuidgid":
                    words = ApplyNumbers(words);
                    break;
                case "logutil-service" when words is [_, not ['-', ..] and not "", ..]:
                    return FollowLogutil(words[1]);
                case "s6-log":
                    return Finish(words);
                default:
                    return null;
            }
        }

        return null;
    }

    private LoggerPlan? FollowLogutil(string directory)
    {
        if (Identity.EffectiveUser == 0)
        {
            _identity = Accounts.Local.FindUser("nobody") is { } nobody
                ? Of(nobody)
                : new(65534, 65534, [65534]);
        }

        _clearsEnvironment = true;
        _hasContainerEnvironment = false;
        return Finish((string[])["s6-log", "-b", "--", .. LoggingScript.Split(variable("S6_LOGGING_SCRIPT") ?? DefaultScript), directory]);
    }

    private LoggerPlan? Finish(ArraySegment<string> words)
    {
        if (LoggerCommand.Parse(words) is not { } command)
            return null;
        LoggingScript script;
        try
        {
            script = LoggingScript.Parse(command.Script);
        }
        catch (LoggingScriptException)
        {
            return null; // s6-log says what is wrong.
        }

        // A processor would see the container's variables; they are read anew by the real with-contenv.
        var hasProcessor = script.Actions.Any(action => action is DirectoryAction { Directory.Processor: not null });
        if (script.Warnings.Count > 0 || (hasProcessor && _hasContainerEnvironment && !_clearsEnvironment))
            return null;
        if (_identity is { User: 0, Group: not 0 })
            return null; // Root of another group: too seldom to be worth a thread.
        return new(command, script)
        {
            Identity = _identity is { User: 0 } ? null : _identity,
            Output = _targets[1],
            Alerts = _targets[2],
            ClearsEnvironment = _clearsEnvironment,
        };
    }

    private bool TryBecome(string account)
    {
        var colon = account.IndexOf(':');
        if (colon >= 0)
            return TryBecome(account[..colon], account[(colon + 1)..], "");
        if (account.Length > 0)
        {
            if (Accounts.Local.FindUser(account) is not { } user)
                return false;
            _identity = Of(user);
        }

        return true;
    }

    private bool TryBecome(string user, string group, string groups)
    {
        if (!TryNumber(user, out var uid) || !TryNumber(group, out var gid))
            return false;
        var others = new List<uint> { gid };
        foreach (var text in groups.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryNumber(text, out var other))
                return false;
            others.Add(other);
        }

        _identity = new(uid, gid, [.. others.Distinct()]);
        return true;
    }

    /// <summary>Only where all three are given: what is not is as it is, and that is not for here to say.</summary>
    private ArraySegment<string> ApplyNumbers(ArraySegment<string> words)
    {
        string? user = null, group = null, groups = null;
        var options = new ShortOptions(words, "zu:g:G:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'u': user = options.Value; break;
                case 'g': group = options.Value; break;
                case 'G': groups = options.Value; break;
                case 'z': break;
                default: return [];
            }
        }

        return user is not null && group is not null && groups is not null && TryBecome(user, group, groups) ? options.Operands : [];
    }

    private static LoggerIdentity Of(UserAccount user) =>
        new(user.User, user.Group, [.. Accounts.Local.GroupsListing(user.Name).Prepend(user.Group).Distinct()]);

    private bool IsOurTool(string name) => Executables.Find(name, path, out var found) == 0 && isOurs(found);

    private static string NameOf(string program) => program[(program.LastIndexOf('/') + 1)..];

    private static bool TryNumber(string text, out uint number) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
