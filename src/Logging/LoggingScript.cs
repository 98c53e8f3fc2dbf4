using System.Globalization;

namespace Actors.Logging;

/// <summary>
/// A logging script: what s6-log does with each line. Reading it touches nothing but the text; <see cref="LogEngine"/> executes it.
/// The language is that of https://skarnet.org/software/s6/s6-log.html.
/// </summary>
/// <param name="Elements">Executed for each line from first to last.</param>
/// <param name="Warnings">What is odd about the script, one sentence each.</param>
public sealed partial record LoggingScript(IReadOnlyList<ScriptElement> Elements, IReadOnlyList<string> Warnings)
{
    /// <summary>Every action of the script, in order.</summary>
    public IEnumerable<LogAction> Actions => Elements.SelectMany(element => element.Actions);

    /// <summary>Reads a script.</summary>
    /// <param name="words">One directive each: byte strings.</param>
    /// <exception cref="LoggingScriptException">It is no valid script; the message reads as s6-log's.</exception>
    public static LoggingScript Parse(IReadOnlyList<string> words)
    {
        // s6-log reports a wrong shape anywhere before a wrong number anywhere, so there are two passes.
        var warnings = new List<string>();
        CheckShape(words, warnings);
        return new(new Builder().Build(words), warnings);
    }

    /// <summary>The same script for who is elsewhere: relative paths in it begin at a directory.</summary>
    public LoggingScript In(string directory) => this with
    {
        Elements = [.. Elements.Select(element => element with { Actions = [.. element.Actions.Select(action => In(action, directory))] })],
    };

    private static LogAction In(LogAction action, string directory) => action switch
    {
        DirectoryAction log => log with { Directory = log.Directory with { Path = In(log.Directory.Path, directory) } },
        StatusFileAction status => status with { File = In(status.File, directory) },
        _ => action,
    };

    private static string In(string path, string directory) => path.StartsWith('/') ? path : Platform.Files.Join(directory, path);

    /// <summary>Splits at blanks and tabs, as S6_LOGGING_SCRIPT is split: no quotes, no escapes.</summary>
    public static string[] Split(string script) => script.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static void CheckShape(IReadOnlyList<string> words, List<string> warnings)
    {
        var elements = 0;
        var acted = false;
        foreach (var word in words)
        {
            switch (word.Length > 0 ? word[0] : '\0')
            {
                case 'f' or 't' or 'T' or '1' or '2' when word.Length > 1:
                case '=' when word.Length == 1:
                    throw new LoggingScriptException($"syntax error at directive: {word}");
                case 'f' or '+' or '-':
                    elements += acted ? 1 : 0;
                    acted = false;
                    break;
                case '1' or '2' or '=' or '.' or '/':
                    acted = true;
                    break;
                case 'n' or 's' or 'S' or 'l' or 'r' or 'R' or 'E' or '^' or 'p' or '!' or '?' or 't' or 'T':
                    break;
                default:
                    throw new LoggingScriptException($"unrecognized directive: {word}");
            }
        }

        if (acted)
            return;
        if (elements == 0)
            throw new LoggingScriptException("no action directive specified");
        warnings.Add("ignoring extraneous non-action directives");
    }

    /// <summary>The second pass: values of directives stick until changed, but for <c>t</c> and <c>T</c>.</summary>
    private sealed class Builder
    {
        private readonly List<ScriptElement> _elements = [];
        private List<LineSelection> _selections = [];
        private List<LogAction> _actions = [];
        private LogDirectoryOptions _directory = new("");
        private uint _alertLimit = AlertAction.DefaultLimit;
        private uint _statusSize = StatusFileAction.DefaultSize;
        private string _prefix = "";
        private LineStamp _stamps;

        public List<ScriptElement> Build(IReadOnlyList<string> words)
        {
            foreach (var word in words)
                Read(word, word[1..]);
            EndElement();
            return _elements;
        }

        private void Read(string word, string value)
        {
            switch (word[0])
            {
                case 'f':
                    Select(new(SelectionKind.Default, null));
                    break;
                case '+':
                    Select(new(SelectionKind.Select, Pattern(word, value)));
                    break;
                case '-':
                    Select(new(SelectionKind.Deselect, Pattern(word, value)));
                    break;
                case 'n':
                    _directory = _directory with { MaximumArchives = Number(word, value) };
                    break;
                case 's':
                    _directory = _directory with { Size = Math.Clamp(Number(word, value), LogDirectoryOptions.SmallestSize, LogDirectoryOptions.LargestSize) };
                    break;
                case 'S':
                    _directory = _directory with { MaximumTotalSize = LongNumber(word, value) };
                    break;
                case 'l':
                    _directory = _directory with { Tolerance = Number(word, value) };
                    if (_directory.Tolerance > _directory.Size / 2)
                        throw new LoggingScriptException($"directive {word} conflicts with previous s directive");
                    break;
                case 'r':
                    _directory = _directory with { RetryMilliseconds = Number(word, value) };
                    break;
                case 'R':
                    _directory = _directory with { PeriodSeconds = Number(word, value) };
                    break;
                case 'E':
                    _alertLimit = Number(word, value);
                    break;
                case '^':
                    _statusSize = Math.Min(Number(word, value), StatusFileAction.LargestSize);
                    break;
                case 'p':
                    _prefix = value;
                    break;
                case '!' or '?':
                    _directory = _directory with { Processor = value.Length > 0 ? value : null, ProcessorIsShell = word[0] == '?' };
                    break;
                case 't':
                    _stamps |= LineStamp.Tai64n;
                    break;
                case 'T':
                    _stamps |= LineStamp.Local;
                    break;
                case '1':
                    Act(new OutputAction(_stamps, _prefix));
                    break;
                case '2':
                    Act(new AlertAction(_stamps, _prefix, _alertLimit));
                    break;
                case '=':
                    Act(new StatusFileAction(_stamps, _prefix, value, _statusSize));
                    break;
                default:
                    Act(new DirectoryAction(_stamps, _prefix, _directory with { Path = word }));
                    break;
            }
        }

        private void Select(LineSelection selection)
        {
            EndElement();
            _selections.Add(selection);
        }

        private void Act(LogAction action)
        {
            _actions.Add(action);
            _stamps = LineStamp.None;
        }

        private void EndElement()
        {
            if (_actions.Count == 0)
                return;
            _elements.Add(new(_selections, _actions));
            _selections = [];
            _actions = [];
        }

        private static LinePattern Pattern(string word, string value)
        {
            try
            {
                return LinePattern.Parse(value);
            }
            catch (LinePatternException reason)
            {
                throw new LoggingScriptException($"unrecognized directive: {word}", reason.Message);
            }
        }

        private static uint Number(string word, string value) =>
            uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new LoggingScriptException($"unrecognized directive: {word}");

        private static ulong LongNumber(string word, string value) =>
            ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new LoggingScriptException($"unrecognized directive: {word}");
    }
}
