using System.Buffers;
using System.Text;

namespace Actors.Kernel;

/// <summary>
/// The place of an actor in the tree: <c>akka://system/user/parent/child</c>. Equality and order look at address and names;
/// the <see cref="Uid"/> tells the incarnations that lived at one place apart.
/// </summary>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    /// <summary>What a name may hold besides ASCII letters and digits. A "$" may not come first.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    internal const long UndefinedUid = 0;

    private static readonly SearchValues<char> s_valid = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + ValidSymbols);

    private readonly ActorPath? _parent;

    private protected ActorPath(ActorPath? parent, string name, long uid)
    {
        _parent = parent;
        Name = name;
        Uid = uid;
    }

    /// <summary>The last name.</summary>
    public string Name { get; }

    /// <summary>Which incarnation; 0 where none is meant.</summary>
    public long Uid { get; }

    /// <summary>The path one level up; the root is its own parent.</summary>
    public ActorPath Parent => _parent ?? this;

    /// <summary>The root of this path.</summary>
    public ActorPath Root
    {
        get
        {
            var path = this;
            while (path._parent is not null)
                path = path._parent;
            return path;
        }
    }

    /// <summary>The address of the system.</summary>
    public Address Address => ((RootActorPath)Root).RootAddress;

    /// <summary>How many names the path has; the root has none.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            for (var path = this; path._parent is not null; path = path._parent)
                depth++;
            return depth;
        }
    }

    /// <summary>The names from the root down; empty for the root.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var elements = new string[Depth];
            var i = elements.Length;
            for (var path = this; path._parent is not null; path = path._parent)
                elements[--i] = path.Name;
            return elements;
        }
    }

    /// <summary>The path <paramref name="depth"/> levels below the root, or above this one where negative.</summary>
    public ActorPath ParentOf(int depth)
    {
        var levels = depth >= 0 ? Depth - depth : -depth;
        ArgumentOutOfRangeException.ThrowIfNegative(levels, nameof(depth));
        var path = this;
        for (; levels > 0; levels--)
            path = path.Parent;
        return path;
    }

    /// <summary>A path one level down.</summary>
    public ActorPath Child(string childName) => this / childName;

    /// <summary>The same place, another incarnation.</summary>
    public ActorPath WithUid(long uid) => _parent is null || uid == Uid ? this : new ChildActorPath(_parent, Name, uid);

    /// <summary>A path one level down.</summary>
    public static ActorPath operator /(ActorPath path, string name)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(name);
        var hash = name.LastIndexOf('#');
        return hash > 0 && long.TryParse(name.AsSpan(hash + 1), out var uid)
            ? new ChildActorPath(path, name[..hash], uid)
            : new ChildActorPath(path, name, UndefinedUid);
    }

    /// <summary>A path several levels down; empty names are left out.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var element in name)
            if (element.Length > 0)
                path /= element;
        return path;
    }

    /// <summary>Equality of address and names.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of address or names.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    /// <summary>True when the text can name an actor.</summary>
    public static bool IsValidPathElement(string s) =>
        !string.IsNullOrEmpty(s) && s[0] != '$' && s.AsSpan().IndexOfAnyExcept(s_valid) < 0;

    /// <summary>Names joined to "/a/b".</summary>
    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join('/', pathElements);

    /// <summary>Reads a full path such as "akka://system/user/a".</summary>
    /// <exception cref="UriFormatException">The text is none.</exception>
    public static ActorPath Parse(string path) => TryParse(path, out var parsed) && parsed is not null
        ? parsed
        : throw new UriFormatException($"Can not parse an ActorPath: {path}");

    /// <summary>Reads a full path; false where the text is none.</summary>
    public static bool TryParse(string? path, out ActorPath? actorPath)
    {
        actorPath = null;
        if (path is null || !Address.TryParse(path, out var address) || address is null)
            return false;
        var start = path.IndexOf('/', path.IndexOf("://", StringComparison.Ordinal) + 3);
        ActorPath root = new RootActorPath(address);
        actorPath = start < 0 ? root : root / path[start..].Split('/');
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        var a = this;
        for (var b = other; b is not null; a = a._parent, b = b._parent)
        {
            if (ReferenceEquals(a, b))
                return true;
            if (a._parent is null || b._parent is null)
                return a._parent is null && b._parent is null && a.Address == b.Address;
            if (a.Name != b.Name)
                return false;
        }
        return false;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode() => _parent is null ? Address.GetHashCode() : HashCode.Combine(Name, _parent.Name, Depth);

    /// <inheritdoc/>
    public int CompareTo(ActorPath? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <summary>"/user/a".</summary>
    public string ToStringWithoutAddress()
    {
        if (_parent is null)
            return "/";
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    /// <summary>"akka://system/user/a".</summary>
    public string ToStringWithAddress() => ToStringWithAddress(Address);

    /// <summary>The names below another address.</summary>
    public string ToStringWithAddress(Address address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address + ToStringWithoutAddress();
    }

    /// <summary>"akka://system/user/a#17".</summary>
    public string ToStringWithUid() => Uid == UndefinedUid ? ToString() : $"{this}#{Uid}";

    /// <summary>"akka://system/user/a#17".</summary>
    public string ToSerializationFormat() => ToStringWithUid();

    /// <inheritdoc/>
    public override string ToString() => Address + ToStringWithoutAddress();

    private void Append(StringBuilder text)
    {
        if (_parent is null)
            return;
        _parent.Append(text);
        text.Append('/').Append(Name);
    }
}
