using Actors.Platform;

namespace Actors.Services.Tests;

/// <summary>fix-attrs.d, as s6-overlay's shell script reads it.</summary>
public sealed class FixAttributesTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public FixAttributesTests()
    {
        _tree.File("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\ndaemon:x:2:2::/:/bin/false\napp:x:1000:1001::/:/bin/sh\n");
        _tree.File("/etc/group", "root:x:0:\ndaemon:x:2:\nstaff:x:50:\n");
    }

    public void Dispose() => _tree.Dispose();

    private static FixAttributesRule Rule(string line)
    {
        var (rules, diagnostics) = FixAttributesReader.Parse("/f", line);
        Assert.Empty(diagnostics);
        return Assert.Single(rules);
    }

    [Fact]
    public void A_line_has_path_recursion_account_and_two_modes()
    {
        var rule = Rule("/srv/*.txt true daemon 0640 0750\n");

        Assert.Equal(("/srv/*.txt", true, 0x1A0u, 0x1E8u, "/f", 1), (rule.Pattern, rule.IsRecursive, rule.FileMode, rule.DirectoryMode, rule.File, rule.Line));
        Assert.Equal(new("daemon", null, null, null), rule.Account);
    }

    [Fact]
    public void Only_the_word_true_recurses()
    {
        Assert.False(Rule("/a false root 0644 0755").IsRecursive);
        Assert.False(Rule("/a TRUE root 0644 0755").IsRecursive);
        Assert.False(Rule("/a yes root 0644 0755").IsRecursive);
    }

    [Fact]
    public void A_line_may_end_with_a_carriage_return() => Assert.Equal(0x1E8u, Rule("/srv false daemon 0640 0750\r\n").DirectoryMode);

    [Theory]
    [InlineData(":staff", 0u, 50u)]
    [InlineData(":staff,7:8", 7u, 50u)]
    [InlineData("app:", 1000u, 0u)]
    [InlineData("app:,7:8", 1000u, 8u)]
    public void Nothing_on_a_side_of_the_colon_is_the_default_or_0(string account, uint user, uint group)
    {
        Assert.Null(FixAttributesAccount.Parse(account)!.Resolve(new Accounts(_tree.Root), out var uid, out var gid));
        Assert.Equal((user, group), (uid, gid));
    }

    [Fact]
    public void Blank_lines_and_lines_whose_first_word_is_a_hash_are_comments()
    {
        var (rules, diagnostics) = FixAttributesReader.Parse("/f", "\n  \t\n# a b c\n  # x\n/a true root 1 2\n#/b true root 3 4\n");

        Assert.Equal(["/a", "#/b"], rules.Select(rule => rule.Pattern));
        Assert.Equal([5, 6], rules.Select(rule => rule.Line));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void A_backslash_makes_a_blank_part_of_the_path_and_joins_lines()
    {
        var (rules, _) = FixAttributesReader.Parse("/f", "/a\\ b true \\\nroot 0644 0755\n/c true root 0600 0700");

        Assert.Equal(["/a b", "/c"], rules.Select(rule => rule.Pattern));
        Assert.Equal([1, 3], rules.Select(rule => rule.Line));
    }

    [Fact]
    public void A_line_for_files_needs_no_directory_mode_and_words_behind_count_for_nothing()
    {
        Assert.Null(Rule("/a false root 0644").DirectoryMode);
        Assert.Equal(0x1EDu, Rule("/a false root 0644 0755 # why").DirectoryMode);
    }

    [Theory]
    [InlineData("/a", "1 words instead of 5")]
    [InlineData("/a true root", "3 words instead of 5")]
    [InlineData("/a true root rw 0755", "invalid mode: rw")]
    [InlineData("/a true root 0644 0888", "invalid mode: 0888")]
    [InlineData("/a true root 77777 0755", "invalid mode: 77777")]
    [InlineData("/a true root,x:y 0644 0755", "invalid default ids: root,x:y")]
    public void A_bad_line_is_reported_and_the_others_count(string line, string reason)
    {
        var (rules, diagnostics) = FixAttributesReader.Parse("/f", $"/first true root 1 2\n{line}\n/last true root 3 4\n");

        Assert.Equal(["/first", "/last"], rules.Select(rule => rule.Pattern));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(($"unable to apply /f: {reason}", 2), (diagnostic.Message, diagnostic.Line));
    }

    [Theory]
    [InlineData("daemon", 2, 2)]
    [InlineData("app", 1000, 1001)]
    [InlineData("app,3:4", 1000, 1001)]
    [InlineData("2:2,3:4", 2, 2)]
    [InlineData("daemon:11111,3:4", 2, 11111)]
    [InlineData("11111:daemon,3:4", 11111, 2)]
    [InlineData("app:staff", 1000, 50)]
    [InlineData("daemon:unexisting,3:4", 2, 4)]
    [InlineData("unexisting:daemon,3:4", 3, 2)]
    [InlineData("11111:11111,3:4", 11111, 11111)]
    [InlineData("nosuchuser,32768:32769", 32768, 32769)]
    [InlineData("nosuchuser,32768", 32768, 0)]
    public void Accounts_are_names_or_numbers_with_a_default_for_the_unknown(string text, uint user, uint group)
    {
        var account = FixAttributesAccount.Parse(text)!;

        Assert.Null(account.Resolve(new Accounts(_tree.Root), out var foundUser, out var foundGroup));
        Assert.Equal((user, group), (foundUser, foundGroup));
    }

    [Theory]
    [InlineData("nobody", "unknown user: nobody")]
    [InlineData("1000", "unknown user: 1000")]
    [InlineData("nobody:daemon", "unknown user: nobody")]
    [InlineData("daemon:nogroup", "unknown group: nogroup")]
    public void Unknown_accounts_without_a_default_are_named(string text, string reason) =>
        Assert.Equal(reason, FixAttributesAccount.Parse(text)!.Resolve(new Accounts(_tree.Root), out _, out _));

    [Fact]
    public void A_file_that_cannot_be_read_is_reported()
    {
        var (rules, diagnostics) = FixAttributesReader.Read(_tree.Folder("/d").Root + "/d");

        Assert.Empty(rules);
        Assert.Equal($"unable to read {_tree.Root}/d: Is a directory", Assert.Single(diagnostics).Message);
        Assert.Equal(111, diagnostics[0].ExitCode);
        Assert.Equal("/a", FixAttributesReader.Read(_tree.File("/f", "/a true root 1 2\n").Root + "/f").Rules[0].Pattern);
    }
}
