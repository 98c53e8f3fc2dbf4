namespace Actors.Kernel.Configuration;

internal sealed partial class HoconParser
{
    private void ParseInclude(ObjectNode fields)
    {
        var origin = Here;
        Advance();
        SkipBlank();
        var function = ParseFunctions(origin);
        if (_token.Kind != HoconTokenKind.Quoted)
            throw Fail(
                $"{_token.Description} where the name of the include should be: put it in double quotes; a key named include must be quoted too");
        var name = _token.Text;
        Advance();
        CloseFunctions(function, origin);

        var isRequired = function.StartsWith("required(", StringComparison.Ordinal);
        if (function.Contains("url(", StringComparison.Ordinal) || name.Contains("://", StringComparison.Ordinal))
            throw new ConfigurationException(origin, $"unable to include {name}: URLs cannot be included; name a file");
        if (function.Contains("classpath(", StringComparison.Ordinal))
            throw new ConfigurationException(origin, $"unable to include {name}: there is no classpath here; name a file");

        var texts = _sources.Find(name, origin);
        if (texts.Count == 0 && isRequired)
            throw new ConfigurationException(origin, $"unable to include {name}: it does not exist, and it is required");
        foreach (var source in texts)
            Include(fields, source, origin);
    }

    private void Include(ObjectNode fields, HoconSource source, HoconOrigin origin)
    {
        _sources.Enter(source.Name, origin);
        var included = new ObjectNode(new HoconOrigin(source.Name, 1));
        var scope = new HoconScope(_start!, _path.ToArray(), _scope);
        var parser = new HoconParser(source.Text, source.Name, _sources, _limits, scope) { _depth = _depth };
        if (parser.ParseRoot(included) is ArrayNode array)
            throw new ConfigurationException(array.Origin, $"an included file must be an object, not an array ({origin} includes it)");
        fields.Add(included);
        _sources.Leave();
    }

    /// <summary>Reads <c>required(</c>, <c>file(</c>, <c>url(</c> and <c>classpath(</c>, as far as they are there.</summary>
    private string ParseFunctions(HoconOrigin origin)
    {
        var functions = "";
        while (_token.Kind == HoconTokenKind.Unquoted)
        {
            functions += _token.Text;
            var last = functions.StartsWith("required(", StringComparison.Ordinal) ? functions["required(".Length..] : functions;
            if (last is not ("" or "file(" or "url(" or "classpath("))
                break;
            Advance();
            SkipBlank();
        }

        return functions;
    }

    private void CloseFunctions(string functions, HoconOrigin origin)
    {
        for (var open = functions.AsSpan().Count('('); open > 0; )
        {
            SkipBlank();
            var text = _token.Kind == HoconTokenKind.Unquoted ? _token.Text : "";
            if (text.Length == 0 || text.Length > open || text.AsSpan().ContainsAnyExcept(')'))
                throw new ConfigurationException(origin, $"{_token.Description} where the ) of the include should be");
            open -= text.Length;
            Advance();
        }
    }
}
