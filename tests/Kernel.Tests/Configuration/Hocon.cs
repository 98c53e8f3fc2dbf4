using Actors.Kernel.Configuration;

namespace Actors.Kernel.Tests.Configuration;

/// <summary>Parses for the tests: an empty environment unless one is given, and no disk.</summary>
internal static class Hocon
{
    public static Config Parse(string text, params (string Name, string Value)[] environment) =>
        ConfigurationFactory.ParseString(text, new HoconOptions
        {
            Origin = "test.conf",
            Environment = name => Array.Find(environment, variable => variable.Name == name).Value,
        });
}
