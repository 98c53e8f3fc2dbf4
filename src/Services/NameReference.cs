namespace Actors.Services;

/// <summary>A service that another one names, and where it does.</summary>
/// <param name="Name">The service that is meant; it need not exist.</param>
/// <param name="File">The file that names it: the list (<c>…/dependencies</c>) or the entry (<c>…/dependencies.d/NAME</c>).</param>
/// <param name="Line">Its line in a list, from 1; null for an entry of a directory.</param>
public sealed record NameReference(string Name, string File, int? Line);
