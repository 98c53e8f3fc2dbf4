namespace Actors.Kernel.Configuration;

/// <summary>
/// Reads one text into nodes. Fields merge as they are read, as far as they can without knowing what substitutions stand for;
/// <see cref="HoconResolver"/> does the rest.
/// </summary>
internal sealed partial class HoconParser
{
    private readonly HoconLexer _lexer;
    private readonly string _file;
    private readonly HoconSources _sources;
    private readonly HoconLimits _limits;
    private readonly HoconScope _scope;

    // Where the object being read stands: an object, and the keys from there. The object is the root, or the nearest element of
    // an array (which no path can name); it is null between the two.
    private ObjectNode? _start;
    private List<string> _path;

    private HoconToken _token;
    private int _depth;

    private HoconParser(string text, string file, HoconSources sources, HoconLimits limits, HoconScope scope)
    {
        limits.Read(text, new HoconOrigin(file, 1));
        _lexer = new HoconLexer(text, file);
        _file = file;
        _sources = sources;
        _limits = limits;
        _scope = scope;
        _start = scope.Start;
        _path = new List<string>(scope.Prefix);
        _token = _lexer.Next();
    }

    private HoconOrigin Here => new(_file, _token.Line);

    /// <summary>The text's root: an object, or an array.</summary>
    public static ContainerNode Parse(string text, string file, HoconSources sources, HoconLimits limits)
    {
        var root = new ObjectNode(new HoconOrigin(file, 1));
        return new HoconParser(text, file, sources, limits, new HoconScope(root, [], null)).ParseRoot(root);
    }

    private ContainerNode ParseRoot(ObjectNode root)
    {
        SkipBlank();
        ContainerNode result = root;
        switch (_token.Kind)
        {
            case HoconTokenKind.OpenBracket:
                result = ParseArray();
                break;
            case HoconTokenKind.OpenBrace:
                var open = Here;
                Advance();
                ParseFields(root, HoconTokenKind.CloseBrace, open);
                break;
            default:
                ParseFields(root, HoconTokenKind.End, Here);
                return root;
        }

        SkipBlank();
        if (_token.Kind != HoconTokenKind.End)
            throw Fail(
                $"{_token.Description} after the end of the root {(result is ObjectNode ? "object" : "array")}: remove it, or the outer brackets");
        return result;
    }

    private void ParseFields(ObjectNode fields, HoconTokenKind end, HoconOrigin open)
    {
        SkipBlank();
        while (_token.Kind != end)
        {
            switch (_token.Kind)
            {
                case HoconTokenKind.End:
                    throw new ConfigurationException(open, "this { is never closed: add the }");
                case HoconTokenKind.CloseBrace:
                    throw Fail("a } without its {: remove it");
                case HoconTokenKind.Comma:
                    throw Fail("a comma with no field before it: remove it");
            }

            ParseField(fields);
            Separate(end, "field");
        }

        Advance();
    }

    private ArrayNode ParseArray()
    {
        var origin = Here;
        Advance();
        Descend(1);
        var (start, path) = (_start, _path);
        (_start, _path) = (null, []);
        var elements = new List<HoconNode>();
        SkipBlank();
        while (_token.Kind != HoconTokenKind.CloseBracket)
        {
            switch (_token.Kind)
            {
                case HoconTokenKind.End:
                    throw new ConfigurationException(origin, "this [ is never closed: add the ]");
                case HoconTokenKind.Comma:
                    throw Fail("a comma with no element before it: remove it");
            }

            elements.Add(ParseValue("an element"));
            Separate(HoconTokenKind.CloseBracket, "element");
        }

        Advance();
        (_start, _path) = (start, path);
        _depth--;
        return new ArrayNode(elements, origin);
    }

    private ObjectNode ParseObject()
    {
        var origin = Here;
        var fields = new ObjectNode(origin);
        Advance();
        Descend(1);
        var isStart = _start is null;
        _start ??= fields;
        ParseFields(fields, HoconTokenKind.CloseBrace, origin);
        if (isStart)
            _start = null;
        _depth--;
        return fields;
    }

    /// <summary>What stands between two fields or elements: a comma, newlines, or both; before the end, nothing is needed.</summary>
    private void Separate(HoconTokenKind end, string what)
    {
        var newline = SkipBlank();
        if (_token.Kind == HoconTokenKind.Comma)
        {
            Advance();
            SkipBlank();
            if (_token.Kind == HoconTokenKind.Comma)
                throw Fail($"two commas in a row: remove one, or put the missing {what} between them");
        }
        else if (!newline && _token.Kind != end && _token.Kind != HoconTokenKind.End)
        {
            throw Unexpected($"a comma or a newline before the next {what}");
        }
    }

    private void ParseField(ObjectNode fields)
    {
        if (_token is { Kind: HoconTokenKind.Unquoted, Text: "include" })
        {
            ParseInclude(fields);
            return;
        }

        var origin = Here;
        var path = ParsePath("a key");
        SkipBlank();
        var separator = _token.Kind;
        switch (separator)
        {
            case HoconTokenKind.Colon or HoconTokenKind.Equals or HoconTokenKind.PlusEquals:
                Advance();
                SkipBlank();
                break;
            case HoconTokenKind.OpenBrace:
                break;
            default:
                throw new ConfigurationException(
                    origin, $"the key {HoconPath.Render(path)} has no value, {_token.Description} follows: put = and a value after it");
        }

        Descend(path.Count - 1);
        _path.AddRange(path);
        var value = ParseValue($"the key {HoconPath.Render(path)}");
        if (separator == HoconTokenKind.PlusEquals)
        {
            var scope = new HoconScope(_start!, [], null);
            var ownField = new ReferenceNode(_path.ToArray(), isOptional: true, scope, origin) { IsOwnField = true };
            value = ConcatenationNode.Append(ownField, value, origin);
        }

        _path.RemoveRange(_path.Count - path.Count, path.Count);
        _depth -= path.Count - 1;

        for (var i = 0; i < path.Count - 1; i++)
            fields = fields.GetOrAdd(path[i], origin).OpenObject(origin);
        fields.GetOrAdd(path[^1], origin).Set(value, origin);
    }

    /// <summary>Skips whitespace and newlines.</summary>
    /// <returns>Whether there was a newline.</returns>
    private bool SkipBlank()
    {
        var newline = false;
        while (_token.Kind is HoconTokenKind.Whitespace or HoconTokenKind.Newline)
        {
            newline |= _token.Kind == HoconTokenKind.Newline;
            Advance();
        }

        return newline;
    }

    private void Advance() => _token = _lexer.Next();

    private void Descend(int levels) => HoconLimits.CheckDepth(_depth += levels, Here);

    private ConfigurationException Fail(string message) => new(Here, message);

    private ConfigurationException Unexpected(string expected) => Fail($"{_token.Description} where {expected} should be");
}
