using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>What a client of a fd-holder may do: what the access rules' environment says.</summary>
internal sealed class FdHolderRights
{
    private PosixRegex? _retrieve;
    private PosixRegex? _store;

    /// <summary>S6_FDHOLDER_GETDUMP is set.</summary>
    public bool MayGetDump { get; private set; }

    /// <summary>S6_FDHOLDER_SETDUMP is set.</summary>
    public bool MaySetDump { get; private set; }

    /// <summary>S6_FDHOLDER_LIST is set.</summary>
    public bool MayList { get; private set; }

    /// <summary>Reads them; null where an expression is invalid.</summary>
    public static FdHolderRights? Of(IReadOnlyList<KeyValuePair<string, string?>> environment, out string complaint)
    {
        var rights = new FdHolderRights();
        foreach (var (name, value) in environment)
        {
            if (value is null)
                continue;
            rights.MayGetDump |= name == "S6_FDHOLDER_GETDUMP";
            rights.MaySetDump |= name == "S6_FDHOLDER_SETDUMP";
            rights.MayList |= name == "S6_FDHOLDER_LIST";
            if (name is not ("S6_FDHOLDER_RETRIEVE_REGEX" or "S6_FDHOLDER_STORE_REGEX"))
                continue;
            if (PosixRegex.TryCompile(value, PosixRegexOptions.Extended | PosixRegexOptions.NoGroups, out var regex, out var message) != 0)
            {
                complaint = $"invalid {name} value: {value}: {message}";
                return null;
            }

            if (name == "S6_FDHOLDER_STORE_REGEX")
                rights._store = regex;
            else
                rights._retrieve = regex;
        }

        complaint = "";
        return rights;
    }

    /// <summary>Whether a descriptor of that name may be retrieved.</summary>
    public bool MayRetrieve(string id) => _retrieve?.IsMatch(id) ?? false;

    /// <summary>Whether a descriptor of that name may be stored and deleted.</summary>
    public bool MayStore(string id) => _store?.IsMatch(id) ?? false;
}
