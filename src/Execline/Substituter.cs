using System.Text;

namespace Actors.Execline;

/// <summary>
/// Replaces <c>${KEY}</c> and <c>$KEY</c> in an argument vector (https://skarnet.org/software/execline/el_substitute.html). Without braces a key reaches to the next
/// <c>$</c>, <c>\</c>, <c>{</c>, <c>}</c> or the end of the word, and must be a key as a whole. Of 2n backslashes in front of a key n remain and it is replaced,
/// of 2n+1 n remain and it stands as it is.
/// </summary>
public sealed class Substituter
{
    private enum State { InWord, AfterDollar, AfterBrace, InName, InBracedName }

    private readonly SubstitutionSet _set;
    private readonly StringBuilder _text = new();
    private readonly List<(int Position, IReadOnlyList<string> Values)> _found = [];
    private readonly List<string> _words = [];

    private Substituter(SubstitutionSet set) => _set = set;

    /// <summary>Applies a set to every word.</summary>
    /// <param name="arguments">The words.</param>
    /// <param name="set">The substitutions.</param>
    /// <returns>The words that come out, which can be none.</returns>
    public static string[] Apply(ArraySegment<string> arguments, SubstitutionSet set)
    {
        var substituter = new Substituter(set);
        substituter._words.EnsureCapacity(arguments.Count);
        foreach (var word in arguments)
        {
            if (word.Contains('$'))
                substituter.ApplyTo(word);
            else
                substituter._words.Add(word);
        }

        return [.. substituter._words];
    }

    private void ApplyTo(string word)
    {
        _found.Clear();
        _text.Clear();
        Read(word);
        if (_found.Count == 0)
            _words.Add(_text.Length == word.Length ? word : _text.ToString());
        else
            Multiply(_text.ToString(), 0, 0, "");
    }

    /// <summary>Splits a word into its text without keys and where in it which values go.</summary>
    private void Read(string word)
    {
        var state = State.InWord;
        var mark = 0;
        var backslashes = 0;
        for (var position = 0; position <= word.Length; position++)
        {
            var current = position < word.Length ? word[position] : '\0';
            var ends = state == State.InName ? current is '\0' or '\\' or '$' or '{' or '}' : state == State.InBracedName && current == '}';
            var swallowed = ends && EndKey(word.AsSpan(mark, position - mark), state == State.InBracedName, backslashes);
            if (current != '\0' && !swallowed)
                _text.Append(current);

            var next = Next(state, current);
            if (next is State.InName or State.InBracedName && state is State.AfterDollar or State.AfterBrace)
                mark = position;
            if (next == State.InWord)
                backslashes = current == '\\' ? (state == State.InWord ? backslashes : 0) + 1 : 0;
            else if (next == State.AfterDollar && state != State.InWord)
                backslashes = 0;
            state = next;
        }
    }

    private static State Next(State state, char current) => (state, current) switch
    {
        (_, '\0') => State.InWord,
        (_, '\\') => State.InWord,
        (_, '$') => State.AfterDollar,
        (State.AfterDollar, '{') => State.AfterBrace,
        (_, '{' or '}') => State.InWord,
        (State.AfterDollar, _) => State.InName,
        (State.AfterBrace, _) => State.InBracedName,
        _ => state,
    };

    /// <summary>A name has come to its end. Where it is a key, its text goes, or at least the backslash that protects it.</summary>
    /// <returns>Whether the closing brace belongs to what goes.</returns>
    private bool EndKey(ReadOnlySpan<char> name, bool braced, int backslashes)
    {
        if (_set.Find(name) is not { } values)
            return false;
        var dollar = _text.Length - name.Length - (braced ? 2 : 1);
        if (backslashes % 2 == 1)
        {
            _text.Remove(dollar - backslashes, (backslashes / 2) + 1);
            return false;
        }

        _text.Length = dollar - (backslashes / 2);
        _found.Add((_text.Length, values));
        return braced;
    }

    /// <summary>Puts the values in; several values of several keys give every combination, those of the leftmost key changing slowest.</summary>
    private void Multiply(string text, int key, int from, string front)
    {
        if (key == _found.Count)
        {
            _words.Add(string.Concat(front, text.AsSpan(from)));
            return;
        }

        var (position, values) = _found[key];
        for (var i = 0; i < values.Count; i++)
            Multiply(text, key + 1, position, string.Concat(front, text.AsSpan(from, position - from), values[i]));
    }
}
