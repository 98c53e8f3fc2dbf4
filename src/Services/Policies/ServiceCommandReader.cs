using System.Collections.Immutable;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>Reads the keys of a service that is declared in a policy.</summary>
internal static class ServiceCommandReader
{
    public static ServiceCommandPolicy? Read(PolicySection section)
    {
        var type = section.Choice("type", ["longrun", "oneshot"], 0);
        var command = ReadCommand(section, "command");
        var finish = ReadCommand(section, "finish");
        var dependencies = section.Texts("depends-on");
        if (command.IsEmpty)
        {
            foreach (var key in (ReadOnlySpan<string>)["finish", "depends-on"])
            {
                if (key == "finish" ? !finish.IsEmpty : dependencies is { IsEmpty: false })
                    section.Error(key, "it is for services with a command of their own", "a service directory says this in its files");
            }

            if (section.Has("type") && !section.IsDefault("type"))
                section.Error("type", "a service that is declared here needs a command", "add command = [program, argument, ...]; or remove type, where a service directory says what it is");

            return null;
        }

        var (file, line) = PolicySources.Place(section.OriginOf(section.Has("depends-on") && !section.IsDefault("depends-on") ? "depends-on" : "command"));
        return new(type == 0 ? ServiceType.Longrun : ServiceType.Oneshot, command)
        {
            Finish = finish,
            DependsOn = dependencies ?? [],
            File = ByteString.FromText(file),
            Line = line,
        };
    }

    /// <summary>A list is program and arguments, a text is a line for the shell.</summary>
    public static ImmutableArray<string> ReadCommand(PolicySection section, string key)
    {
        if (!section.Has(key))
            return [];
        if (section.IsText(key))
            return section.Text(key) is { } line && line.Trim().Length > 0 ? ["/bin/sh", "-c", line] : Empty(section, key);
        return section.Texts(key) is { } words && (words.IsEmpty || words[0].Length > 0) ? words.IsEmpty ? Empty(section, key) : words : [];
    }

    private static ImmutableArray<string> Empty(PolicySection section, string key)
    {
        section.Error(key, "it is empty", "write [program, argument, ...], or a text for /bin/sh -c");
        return [];
    }
}
