namespace Actors.Shell.Checks;

/// <summary>How a script comes to be executed, which decides what it needs.</summary>
internal enum ScriptUse
{
    /// <summary><c>run</c> and <c>finish</c> of an s6-rc source directory: s6-rc makes its copies executable.</summary>
    Source,
    /// <summary>A script of a v2 service directory: copied with its mode.</summary>
    Servicedir,
    /// <summary><c>cont-init.d</c>, <c>cont-finish.d</c>: without a <c>#!</c> line /bin/sh runs it.</summary>
    Overlay,
}
