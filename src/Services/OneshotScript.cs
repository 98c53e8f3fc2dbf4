using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>The <c>up</c>, <c>down</c> or <c>reload</c> of a oneshot: one command line, parsed when the service is read.</summary>
/// <param name="Arguments">
/// Program and arguments, blocks encoded as execline programs expect them (each word of a block behind one space per
/// level, the block ended by an empty word). Empty: nothing to run, it succeeds at once.
/// </param>
/// <param name="HasBlocks">Whether there is a block in it, so that its program can only be one of execline's kind.</param>
public sealed record OneshotScript(ImmutableArray<string> Arguments, bool HasBlocks = false)
{
    /// <summary>A script without a word, which is what an absent file means.</summary>
    public static OneshotScript Empty { get; } = new([]);

    /// <summary>Whether there is nothing to run.</summary>
    public bool IsEmpty => Arguments.IsEmpty;
}
