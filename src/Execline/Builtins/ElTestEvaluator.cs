using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Says whether a condition is true.</summary>
internal sealed class ElTestEvaluator(ChainContext context)
{
    private const int OutOfMemory = 12;

    /// <summary>Whether a condition is true. What cannot be asked is fatal.</summary>
    public bool IsTrue(ElTestNode node) => node.Operator switch
    {
        "!" => !IsTrue(node.Left!),
        "-a" => IsTrue(node.Left!) && IsTrue(node.Right!),
        "-o" => IsTrue(node.Left!) || IsTrue(node.Right!),
        _ => node.Right is null ? IsTrue(node.Operator, node.Left!.Text) : IsTrue(node.Operator, node.Left!.Text, node.Right.Text),
    };

    private bool IsTrue(string question, string text) => question switch
    {
        "-n" => text.Length > 0,
        "-z" => text.Length == 0,
        "-e" => Files.TryAccess(text, 0) == 0,
        "-r" => Files.TryAccess(text, 4) == 0,
        "-w" => Files.TryAccess(text, 2) == 0,
        "-x" => Files.TryAccess(text, 1) == 0,
        "-v" => context.Environment[text] is not null,
        "-t" => ScanNumber.TryWhole(text, out var fd)
            ? Descriptors.IsTerminal((int)fd)
            : throw context.Fatal(100, $"{question} requires an integer argument"),
        "-h" or "-L" => Files.TryStatus(text, followLinks: false, out var link) == 0 && link.Kind == FileKind.SymbolicLink,
        _ => Files.TryStatus(text, followLinks: true, out var status) == 0 && IsTrueOf(question, status),
    };

    private static bool IsTrueOf(string question, in FileStatus status) => question switch
    {
        "-b" => status.Kind == FileKind.BlockDevice,
        "-c" => status.Kind == FileKind.CharacterDevice,
        "-d" => status.Kind == FileKind.Directory,
        "-f" => status.Kind == FileKind.Regular,
        "-p" => status.Kind == FileKind.Fifo,
        "-S" => status.Kind == FileKind.Socket,
        "-g" => (status.Mode & 0x400) != 0,
        "-u" => (status.Mode & 0x800) != 0,
        "-k" => (status.Mode & 0x200) != 0,
        "-s" => status.Size > 0,
        "-N" => status.ModifiedNanoseconds > status.AccessedNanoseconds,
        "-O" or "-U" => status.User == Identity.EffectiveUser,
        _ => status.Group == Identity.EffectiveGroup, // -G
    };

    private bool IsTrue(string question, string left, string right) => question switch
    {
        "=" => left == right,
        "!=" => left != right,
        "<" => string.CompareOrdinal(left, right) < 0,
        "<=" => string.CompareOrdinal(left, right) <= 0,
        ">" => string.CompareOrdinal(left, right) > 0,
        ">=" => string.CompareOrdinal(left, right) >= 0,
        "-eq" => Compare(question, left, right) == 0,
        "-ne" => Compare(question, left, right) != 0,
        "-lt" => Compare(question, left, right) < 0,
        "-le" => Compare(question, left, right) <= 0,
        "-gt" => Compare(question, left, right) > 0,
        "-ge" => Compare(question, left, right) >= 0,
        "=~" => IsMatch(left, right),
        _ => IsTrueOfFiles(question, left, right),
    };

    private int Compare(string question, string left, string right) =>
        ScanNumber.SignedFront(left, out var first) > 0 && ScanNumber.SignedFront(right, out var second) > 0
            ? first.CompareTo(second)
            : throw context.Fatal(100, $"{question} requires integer arguments");

    private bool IsMatch(string text, string pattern)
    {
        var code = PosixRegex.TryCompile(pattern, PosixRegexOptions.Extended | PosixRegexOptions.NoGroups, out var regex, out var reason);
        if (code != 0)
            throw context.Fatal(code == OutOfMemory ? 111 : 100, $"unable to compile {pattern} into a regular expression: {reason}");
        using (regex)
            return regex!.IsMatch(text);
    }

    private static bool IsTrueOfFiles(string question, string left, string right)
    {
        var isFirst = Files.TryStatus(left, followLinks: true, out var first) == 0;
        if (!isFirst)
            return question == "-ot";
        if (Files.TryStatus(right, followLinks: true, out var second) != 0)
            return question != "-ot";
        return question switch
        {
            "-nt" => first.ModifiedNanoseconds > second.ModifiedNanoseconds,
            "-ot" => first.ModifiedNanoseconds < second.ModifiedNanoseconds,
            _ => first.Device == second.Device && first.Inode == second.Inode, // -ef
        };
    }
}
