using System.Text;

namespace Actors.Kernel.Configuration;

/// <content>Values, substitutions and paths: what stands on one line, piece by piece.</content>
internal sealed partial class HoconParser
{
    /// <summary>Everything up to the end of the line, a comma or a closing bracket, as one value.</summary>
    private HoconNode ParseValue(string owner)
    {
        var origin = Here;
        var parts = new List<HoconNode>();
        var isOpen = false;
        ScalarNode? blank = null;
        while (true)
        {
            HoconNode part;
            switch (_token.Kind)
            {
                case HoconTokenKind.Whitespace:
                    blank = ScalarNode.Blank(_token.Text, Here);
                    Advance();
                    continue;
                case HoconTokenKind.Quoted:
                    part = new ScalarNode(HoconType.String, _token.Text, Here);
                    Advance();
                    break;
                case HoconTokenKind.Unquoted:
                    part = ScalarNode.FromUnquoted(_token.Text, Here);
                    Advance();
                    break;
                case HoconTokenKind.OpenBrace:
                    part = ParseObject();
                    break;
                case HoconTokenKind.OpenBracket:
                    part = ParseArray();
                    break;
                case HoconTokenKind.Substitution or HoconTokenKind.OptionalSubstitution:
                    part = ParseSubstitution();
                    isOpen = true;
                    break;
                case var _ when parts.Count == 0:
                    throw Fail($"{_token.Description} where the value of {owner} should be: put one there (\"\" for an empty text)");
                case var _ when parts.Count == 1:
                    return parts[0];
                case var _ when isOpen:
                    return new ConcatenationNode(parts, origin);
                default:
                    return HoconConcatenation.Join(parts, origin, _limits)!;
            }

            if (blank is not null && parts.Count > 0)
                parts.Add(blank);
            blank = null;
            parts.Add(part);
        }
    }

    private ReferenceNode ParseSubstitution()
    {
        var origin = Here;
        var isOptional = _token.Kind == HoconTokenKind.OptionalSubstitution;
        Advance();
        var path = ParsePath("a path");
        if (_token.Kind != HoconTokenKind.CloseBrace)
            throw Unexpected("the } of the substitution");
        Advance();
        return new ReferenceNode(path, isOptional, _scope, origin);
    }

    /// <summary>A path expression: texts on one line; whitespace counts between them, not around them.</summary>
    private IReadOnlyList<string> ParsePath(string what)
    {
        var path = new HoconPathBuilder(Here);
        var blank = new StringBuilder();
        var isEmpty = true;
        while (true)
        {
            switch (_token.Kind)
            {
                case HoconTokenKind.Whitespace:
                    blank.Append(_token.Text);
                    Advance();
                    continue;
                case HoconTokenKind.Quoted or HoconTokenKind.Unquoted:
                    if (!isEmpty)
                        path.AppendUnquoted(blank.ToString());
                    blank.Clear();
                    isEmpty = false;
                    if (_token.Kind == HoconTokenKind.Quoted)
                        path.AppendQuoted(_token.Text);
                    else
                        path.AppendUnquoted(_token.Text);
                    Advance();
                    continue;
                case var _ when isEmpty:
                    throw Unexpected(what);
                default:
                    return path.Finish();
            }
        }
    }
}
