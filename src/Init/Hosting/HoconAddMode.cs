namespace Actors.Init.Hosting;

/// <summary>Where HOCON goes among what was added before; the names are Akka.Hosting's.</summary>
internal enum HoconAddMode
{
    /// <summary>Behind: it fills what is missing.</summary>
    Append,

    /// <summary>Before: it overrides.</summary>
    Prepend,

    /// <summary>In its place.</summary>
    Replace,
}
