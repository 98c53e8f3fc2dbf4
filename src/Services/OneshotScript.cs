using System.Collections.Immutable;
using Actors.Execline;

namespace Actors.Services;

/// <summary>The <c>up</c>, <c>down</c> or <c>reload</c> of a oneshot: one command line, parsed when the service is read.</summary>
/// <param name="Arguments">
/// Program and arguments, blocks encoded as execline programs expect them (see <see cref="ExeclineLexer"/>). Empty: nothing to run, it
/// succeeds at once.
/// </param>
public sealed record OneshotScript(ImmutableArray<string> Arguments)
{
    /// <summary>A script without a word, which is also what an absent file means.</summary>
    public static OneshotScript Empty { get; } = new([]);

    /// <summary>Whether there is nothing to run.</summary>
    public bool IsEmpty => Arguments.IsEmpty;

    /// <summary>
    /// Whether it is a plain command line: its program is none of execline's, and no argument can be part of a block. Nothing of it
    /// is substituted, then; it can be executed as it stands.
    /// </summary>
    public bool IsPlain =>
        !IsEmpty && ExeclineWords.Find(Arguments[0][(Arguments[0].LastIndexOf('/') + 1)..]) is null
            && Arguments.All(argument => argument.Length > 0 && argument[0] != ' ');
}
