using System.Text;
using Actors.Platform;

namespace Actors.Execline;

/// <summary>What remains of a child's command line once the words at its front that touch nothing but arguments and environment have been run here.</summary>
internal sealed class ChildPlan
{
    private readonly StringBuilder _told = new();
    private string _speaker = "";

    private ChildPlan(ChainContext context, in ChildRequest request)
    {
        Arguments = request.Words;
        Environment = request.Environment;
        SearchPath = context.SearchPath;
    }

    /// <summary>The command line that remains.</summary>
    public ArraySegment<string> Arguments { get; private set; }

    /// <summary>The environment for it.</summary>
    public EnvironmentBlock Environment { get; private set; }

    /// <summary>Where its program is looked for.</summary>
    public string? SearchPath { get; private set; }

    /// <summary>Whether words were run.</summary>
    public bool Advanced => _speaker.Length > 0;

    /// <summary>Whether the words that were run had something to say.</summary>
    public bool HasToldSomething => _told.Length > 0;

    /// <summary>The exit code, where nothing remains.</summary>
    public int? Code { get; private set; }

    /// <summary>The command line as it is.</summary>
    public static ChildPlan Unchanged(ChainContext context, in ChildRequest request) => new(context, request);

    /// <summary>Runs what can be run here.</summary>
    public static ChildPlan Make(ChainContext context, in ChildRequest request)
    {
        var plan = new ChildPlan(context, request);
        var word = request.First ?? plan.Next(context.Words);
        if (word is null)
            return plan;
        // Copies: words change their arguments in place, and the next round of a loop needs the original.
        plan.Arguments = plan.Arguments.ToArray();
        plan.Environment = plan.Environment.Clone();
        var inner = new ChainContext(context.Words, plan.Environment) { Held = plan._told };
        try
        {
            while (word is not null && plan.Code is null)
                word = plan.Advance(inner, word);
        }
        catch (Exception failure) when (ChainException.From(inner, failure) is { } fatal)
        {
            plan._speaker = inner.Program;
            plan._told.Append(fatal.Message).Append('\n');
            plan.Code = fatal.Code;
        }

        return plan;
    }

    /// <summary>The program that remains cannot be executed.</summary>
    public void Fail(int errno)
    {
        _told.Append($"{_speaker}: fatal: unable to exec {Arguments[0]}: {Errno.Describe(errno)}\n");
        Code = Executables.ExitCodeOf(errno);
    }

    /// <summary>Writes the diagnostics of the words that were run.</summary>
    public void Tell()
    {
        if (_told.Length > 0)
            StandardStreams.Error(_told.ToString());
        _told.Clear();
    }

    private ChainWord? Advance(ChainContext inner, ChainWord word)
    {
        inner.Begin(NameOf(Arguments[0]), Arguments);
        var step = word(inner);
        _speaker = inner.Program;
        Environment = inner.Environment;
        SearchPath = inner.SearchPath;
        if (step.Arguments.Count == 0)
        {
            Code = step.Code;
            return null;
        }

        Arguments = step.Arguments;
        return step.Word ?? Next(inner.Words);
    }

    /// <summary>The word that is next, if it is one that can be run here.</summary>
    private ChainWord? Next(WordTable words)
    {
        if (!ExeclineWords.IsPure(Arguments))
            return null;
        var search = new ProgramSearch(Arguments[0], SearchPath, emptyIsHere: true);
        return (search.MoveNext() ? search.IsSelf : search.Errno == Errno.ENOENT) ? words.Find(NameOf(Arguments[0])) : null;
    }

    private static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..];
}
