using System.Collections.Immutable;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Services;

internal sealed partial class ServiceFolder
{
    private static readonly char[] s_blanks = [' ', '\t'];

    /// <summary>The names in <c>LIST.d</c>, or else those in <c>LIST</c>; null where neither is there.</summary>
    public ImmutableArray<NameReference>? ReadNames(string list) => ReadNameEntries(list + ".d") ?? ReadNameLines(list);

    /// <summary>The names of a directory's entries, whatever they are; null where it is not there.</summary>
    private ImmutableArray<NameReference>? ReadNameEntries(string list)
    {
        if (!Has(list))
            return null;
        var errno = Files.TryList($"{Path}/{list}", out var entries);
        if (errno == Errno.ENOENT)
            return null;
        if (errno != 0)
        {
            FailSystem("opendir", list, errno);
            return [];
        }

        var names = ImmutableArray.CreateBuilder<NameReference>(entries.Count);
        entries.SortStably(string.CompareOrdinal);
        foreach (var name in entries)
        {
            if (name[0] != '.')
                AddName(names, name, $"{list}/{name}", null);
        }

        return names.ToImmutable();
    }

    /// <summary>The names in a file, one a line; null where it is not there.</summary>
    public ImmutableArray<NameReference>? ReadNameLines(string list)
    {
        if (!Has(list))
            return null;
        var errno = Files.TryOpen($"{Path}/{list}", OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno == Errno.ENOENT)
            return null;
        if (errno != 0)
        {
            FailSystem("open", list, errno);
            return [];
        }

        string text;
        using (descriptor)
            errno = SourceFile.TryReadText(descriptor!, out text);
        if (errno != 0)
        {
            FailSystem("read", list, errno);
            return [];
        }

        var names = ImmutableArray.CreateBuilder<NameReference>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var line = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            line++;
            var name = SourceFile.UpToNul(text[range]).TrimStart(s_blanks);
            if (name.Length == 0 || name[0] == '#')
                continue;
            if (seen.Add(name))
                AddName(names, name, list, line);
            else
                _log.Warning(2, $"in {Path}/{list}: name listed more than once: {name}", $"{Path}/{list}", "remove this line", line);
        }

        return names.ToImmutable();
    }

    /// <summary>An execline script; empty where it is not there.</summary>
    public OneshotScript ReadScript(string file, bool isRequired)
    {
        if (!Has(file) && !isRequired)
            return OneshotScript.Empty;
        var errno = Files.TryOpen($"{Path}/{file}", OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno != 0)
        {
            if (errno == Errno.ENOENT && isRequired)
                Fail(111, $"unable to open {Path}/{file}: {Errno.Describe(errno)}", file, "create it; it may be empty");
            else if (errno != Errno.ENOENT)
                FailSystem("open", file, errno);
            return OneshotScript.Empty;
        }

        string text;
        using (descriptor)
            errno = SourceFile.TryReadText(descriptor!, out text);
        if (errno != 0)
            FailSystem("parse", file, errno);
        else if (!ExeclineLexer.TryParse(text, out var arguments, out var error))
            Fail(1, $"syntax error in {Path}/{file}{Detail(error)}", file, Hints.ForSyntax(error.Kind), error.Line);
        else if (arguments.Count > 0)
            return new([.. arguments]);
        return OneshotScript.Empty;
    }

    private static string Detail(ExeclineSyntaxError error) => error.Kind == ExeclineErrorKind.Syntax ? "" : $": {error.Message}";

    private void AddName(ImmutableArray<NameReference>.Builder names, string name, string file, int? line)
    {
        if (ReservedNames.Contains(name))
            Fail(1, ReservedNames.Message(Name, name), file, "services of that name are internal; nothing can name them", line);
        else
            names.Add(new(name, $"{Path}/{file}", line));
    }
}
