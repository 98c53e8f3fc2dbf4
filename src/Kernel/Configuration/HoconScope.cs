namespace Actors.Kernel.Configuration;

/// <summary>
/// Where a substitution's path begins: in an included file at the place of the include, and, when nothing is there, at the
/// including file's own scope, out to the root.
/// </summary>
/// <param name="Start">The object that the prefix begins in: the root, or the nearest array element around an include.</param>
/// <param name="Prefix">The keys from there to the place of the include.</param>
/// <param name="Outer">Where to look next.</param>
internal sealed record HoconScope(ObjectNode Start, IReadOnlyList<string> Prefix, HoconScope? Outer);
