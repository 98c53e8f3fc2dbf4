using System.Text;
using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>
/// All texts of the policies, parsed as one: the reference, then each layer over what stands before it, so that a value can refer to one in any other
/// file. A layer that cannot be parsed is reported and left out.
/// </summary>
/// <param name="layers">Files and variables, the one that counts most last.</param>
/// <param name="readFile">Reads a file that one of them includes; null where there is none.</param>
/// <param name="environment">The value of a variable for <c>${NAME}</c>; null where it is not set.</param>
internal sealed class PolicySources(IReadOnlyList<PolicyLayer> layers, Func<string, byte[]?> readFile, Func<string, string?> environment)
{
    /// <summary>What the reference is called.</summary>
    public const string ReferenceName = "reference.conf";

    private const string Whole = "policies";
    private const string VariableMark = "environment variable ";

    /// <summary>Parses them.</summary>
    public Config Parse(PolicyLog log)
    {
        var good = new List<PolicyLayer>(layers);
        while (true)
        {
            try
            {
                return Parse(good);
            }
            catch (ConfigurationException fault)
            {
                log.Error(fault);
                if (Guilty(good, fault) is not { } guilty)
                    return Parse([]);
                good.Remove(guilty);
            }
        }
    }

    /// <summary>File and line, as diagnostics show them.</summary>
    public static (string File, int? Line) Place(HoconOrigin origin) =>
        (origin.File, origin.Line < 1 || IsVariable(origin) ? null : origin.Line);

    /// <summary>Where something was written, in one word: <c>file:line</c>, the name of a variable, or <see cref="PolicyValue.Default"/>.</summary>
    public static string Describe(HoconOrigin origin) => origin.File == ReferenceName ? PolicyValue.Default
        : IsVariable(origin) ? origin.File[VariableMark.Length..]
        : origin.Line < 1 ? origin.File
        : origin.ToString();

    /// <summary>Whether a variable says it.</summary>
    public static bool IsVariable(HoconOrigin origin) => origin.File.StartsWith(VariableMark, StringComparison.Ordinal);

    private static string NameOf(PolicyLayer layer) => layer.IsVariable ? VariableMark + layer.Name : ByteString.ToText(layer.Name);

    /// <summary>The layer that the fault is in, or that includes the file that it is in; else the last.</summary>
    private PolicyLayer? Guilty(List<PolicyLayer> good, ConfigurationException fault)
    {
        var layer = good.FirstOrDefault(layer => NameOf(layer) == fault.Origin?.File);
        return layer ?? good.FirstOrDefault(IsBad) ?? (good.Count > 0 ? good[^1] : null);
    }

    private bool IsBad(PolicyLayer layer)
    {
        try
        {
            Parse([layer]);
            return false;
        }
        catch (ConfigurationException)
        {
            return true; // reported already, by whom the whole was parsed
        }
    }

    private Config Parse(List<PolicyLayer> some)
    {
        var text = new StringBuilder();
        Include(ReferenceName);
        foreach (var layer in some)
            Include(NameOf(layer));
        var whole = Encoding.UTF8.GetBytes(text.ToString());
        var options = new HoconOptions { Environment = environment, ReadFile = Read };
        return ConfigurationFactory.ParseFile(Whole, options);

        void Include(string name) => text.Append("include required(file(\"").Append(name.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\"))\n");

        byte[]? Read(string path)
        {
            if (path == Whole)
                return whole;
            if (path == ReferenceName)
                return ReferencePolicy.Text.ToArray();
            foreach (var layer in some)
            {
                if (NameOf(layer) == path)
                    return layer.Content;
            }

            return readFile(ByteString.FromText(path));
        }
    }
}
