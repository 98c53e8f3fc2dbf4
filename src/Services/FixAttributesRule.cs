namespace Actors.Services;

/// <summary>A line of a file in <c>fix-attrs.d</c>: who shall own what, with which modes.</summary>
/// <param name="Pattern">A path, or a glob pattern for paths.</param>
/// <param name="IsRecursive">Whether it is for all below a directory too.</param>
/// <param name="Account">The owner.</param>
/// <param name="FileMode">Permission bits for all that is no directory.</param>
/// <param name="DirectoryMode">Permission bits for directories; null where the line has none, which is a fault once a directory is
/// met.</param>
/// <param name="File">The file it is in.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record FixAttributesRule(
    string Pattern, bool IsRecursive, FixAttributesAccount Account, uint FileMode, uint? DirectoryMode, string File, int Line);
