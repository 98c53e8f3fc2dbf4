namespace Actors.Control.Remote;

/// <summary>Akka.Remote, which this build does not have. The build on Akka.NET has another file in the place of this one.</summary>
internal static class AkkaNode
{
    /// <summary>What its addresses look like; null: this build knows none.</summary>
    internal static string? AddressForm => null;

    private const string Otherwise = "this build has no Akka.Remote; use --remote HOST:PORT with a key";

    /// <summary>Connects to nobody.</summary>
    /// <exception cref="ControlException">Always.</exception>
    internal static IControlChannel Connect(string place, string keyFile) =>
        throw new ControlException(ControlErrors.InvalidRequest, $"unable to connect to {place}: {Otherwise}");

    /// <summary>Says that nobody can connect.</summary>
    internal static Props? Listener(string place, byte[] secret, ControlLevel level, ControlHost host, Reporter report)
    {
        report.Warning("actors", $"control: no clients over Akka.Remote at {place}: this build has no Akka.Remote; use listen instead of akka-listen");
        return null;
    }
}
