using System.Text;

namespace Actors.Kernel.Configuration;

/// <summary>Puts a path together from its quoted and unquoted parts: only a dot outside quotes separates.</summary>
internal sealed class HoconPathBuilder(HoconOrigin origin)
{
    private readonly List<string> _keys = [];
    private readonly StringBuilder _key = new();
    private bool _hasKey; // a quoted part makes an element even when it is empty

    public HoconOrigin Origin => origin;

    public void AppendQuoted(string text)
    {
        _key.Append(text);
        _hasKey = true;
    }

    public void AppendUnquoted(string text)
    {
        foreach (var c in text)
        {
            if (c == '.')
            {
                EndKey();
                continue;
            }

            _key.Append(c);
            _hasKey = true;
        }
    }

    public IReadOnlyList<string> Finish()
    {
        EndKey();
        HoconLimits.CheckDepth(_keys.Count, origin);
        return _keys;
    }

    private void EndKey()
    {
        if (!_hasKey)
            throw new ConfigurationException(
                origin,
                "the path has an empty element (a dot at an end, or two in a row): write \"\" if an empty key is meant");
        _keys.Add(_key.ToString());
        _key.Clear();
        _hasKey = false;
    }
}
