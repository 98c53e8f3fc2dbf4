namespace Actors.Tools;

/// <summary>The ids of an account: those that s6-envuidgid exports as UID, GID and GIDLIST and s6-applyuidgid takes.</summary>
internal sealed record AccountIds(uint User, uint Group, uint[] Groups)
{
    /// <summary>Reads <c>UID:GID:GIDLIST</c>; what is left out is 0, or no list.</summary>
    public static bool TryParse(string text, out AccountIds ids)
    {
        ids = new(0, 0, []);
        var fields = text.Split(':', 3);
        uint group = 0;
        uint[] groups = [];
        if (text.Length == 0
            || !TryId(fields[0], out var user)
            || (fields.Length > 1 && !TryId(fields[1], out group))
            || (fields.Length > 2 && !Numbers.TryParseList(fields[2], out groups)))
        {
            return false;
        }

        ids = new(user, group, groups);
        return true;
    }

    private static bool TryId(string field, out uint id)
    {
        id = 0;
        return field.Length == 0 || Numbers.TryParse(field, out id);
    }
}
