using System.Text;
using Actors.Platform;

namespace Actors.Execline;

/// <summary>
/// What remains of a child's command line once the words at its front that touch nothing but arguments and environment have been run here, and those that touch
/// descriptors and directory have become actions of its spawn.
/// </summary>
internal sealed partial class ChildPlan
{
    private readonly StringBuilder _told = new();
    private string _speaker = "";

    private ChildPlan(ChainContext context, in ChildRequest request)
    {
        Arguments = request.Words;
        Environment = request.Environment;
        SearchPath = context.SearchPath;
        foreach (var (number, _) in request.Descriptors)
            _opened.Add(number);
    }

    /// <summary>The command line that remains.</summary>
    public ArraySegment<string> Arguments { get; private set; }

    /// <summary>The environment for it.</summary>
    public EnvironmentBlock Environment { get; private set; }

    /// <summary>Where its program is looked for.</summary>
    public string? SearchPath { get; private set; }

    /// <summary>Whether words were run.</summary>
    public bool Advanced => _speaker.Length > 0;

    /// <summary>
    /// Whether the plan is no good, and the words are left to a process of their own: there has to be a process, and the plan has none, or had something to say; or what
    /// it says and ends with belongs behind what its actions do.
    /// </summary>
    public bool IsRefused(bool needsProcess) => (needsProcess || Actions.Count > 0) && (Code is not null || _told.Length > 0);

    /// <summary>The exit code, where nothing remains.</summary>
    public int? Code { get; private set; }

    /// <summary>The command line as it is.</summary>
    public static ChildPlan Unchanged(ChainContext context, in ChildRequest request) => new(context, request);

    /// <summary>Runs what can be run here.</summary>
    public static ChildPlan Make(ChainContext context, in ChildRequest request)
    {
        var plan = new ChildPlan(context, request);
        if (request.First is null && !ExeclineWords.IsPure(plan.Arguments, afterActions: false) && !IsTranslatable(plan.Arguments[0]))
            return plan;
        // Copies: words change their arguments in place, and the next round of a loop needs the original.
        plan.Arguments = plan.Arguments.ToArray();
        plan.Environment = plan.Environment.Clone();
        var inner = new ChainContext(context.Words, plan.Environment) { Held = plan._told };
        var word = request.First ?? plan.Next(inner);
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

    /// <summary>The places where the program that remains may be: the first of a child's is spawned, all others are executed.</summary>
    public ProgramSearch Search() => new(Arguments[0], SearchPath, emptyIsHere: !Advanced && Actions.Count == 0) { Directory = Directory };

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
        return step.Word ?? Next(inner);
    }

    /// <summary>Goes past the words that become actions; the word that is next, if it is one that can be run here.</summary>
    private ChainWord? Next(ChainContext inner)
    {
        while (IsTranslatable(Arguments[0]) && FindOwn(inner.Words) is not null && TryTranslate(inner))
            SearchPath = inner.Environment["PATH"];
        return ExeclineWords.IsPure(Arguments, afterActions: Actions.Count > 0) ? FindOwn(inner.Words) : null;
    }

    /// <summary>The word that stands first, if it is ours that would be executed.</summary>
    private ChainWord? FindOwn(WordTable words)
    {
        var search = Search();
        return (search.MoveNext() ? search.IsSelf : search.Errno == Errno.ENOENT) ? words.Find(NameOf(Arguments[0])) : null;
    }

    private static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..];
}
