namespace Actors.Containers.Tests.Harness;

/// <summary>What lies under the overlay in an image.</summary>
public enum Root
{
    /// <summary>A static busybox, its applets and a few accounts.</summary>
    Busybox,

    /// <summary>Debian as debootstrap makes it (minbase): glibc, dash, GNU tools.</summary>
    Debian,

    /// <summary>Nothing at all: no shell, no library, no /etc.</summary>
    Empty,
}
