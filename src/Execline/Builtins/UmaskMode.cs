namespace Actors.Execline.Builtins;

/// <summary>Symbolic modes of chmod(1) for a umask: <c>u=rwx,go-w</c>. What is odd about them is execline's.</summary>
internal static class UmaskMode
{
    /// <summary>Changes a mode.</summary>
    /// <param name="text">Clauses, separated by commas, each <c>[ugoa...][+-=](perm...)</c>, perm of <c>rwxXst</c> or one of <c>ugo</c>.</param>
    /// <param name="before">The mode before: nine bits.</param>
    /// <param name="mode">The mode after.</param>
    /// <returns>Whether the text is a mode.</returns>
    public static bool TryApply(string text, uint before, out uint mode)
    {
        mode = before;
        var clauses = text.Split(',');
        for (var i = 0; i < clauses.Length; i++)
        {
            if (!TryClause(clauses[i], isLast: i == clauses.Length - 1, ref mode))
                return false;
        }

        return true;
    }

    private static bool TryClause(string clause, bool isLast, ref uint mode)
    {
        var at = 0;
        uint who = 0;
        for (; at < clause.Length && "ugoa".Contains(clause[at]); at++)
            who |= Who(clause[at]);
        if (at == clause.Length)
            return at == 0 || isLast;

        // The first operation of a clause that names nobody takes letters only, and may have none of them.
        var isBare = who == 0;
        if (isBare)
            who = Who('a');
        while (at < clause.Length)
        {
            var operation = clause[at++];
            if (operation is not ('+' or '-' or '='))
                return false;
            var start = at;
            var permissions = Permissions(clause, ref at, mode, mayCopy: !isBare);
            if (at > start || isBare)
                mode = Apply(operation, who, permissions, mode);
            isBare = false;
        }

        return true;
    }

    private static uint Permissions(string clause, ref int at, uint mode, bool mayCopy)
    {
        if (mayCopy && at < clause.Length && "ugo".Contains(clause[at]))
            return (mode >> Shift(clause[at++])) & 7;
        uint permissions = 0;
        for (; at < clause.Length && "rwxXst".Contains(clause[at]); at++)
            permissions |= clause[at] switch { 'r' => 4u, 'w' => 2u, 'x' or 'X' => 1u, _ => 0u };
        return permissions;
    }

    private static uint Apply(char operation, uint who, uint permissions, uint mode)
    {
        // 0111 (octal) times the three bits: the same for user, group and others; of those the ones that are meant.
        var bits = permissions * 0x49 & who;
        return operation switch
        {
            '+' => mode | bits,
            '-' => mode & ~bits,
            _ => (mode & ~who) | bits,
        };
    }

    private static int Shift(char who) => who switch { 'u' => 6, 'g' => 3, _ => 0 };

    private static uint Who(char who) => who == 'a' ? 0x1FF : 7u << Shift(who);
}
