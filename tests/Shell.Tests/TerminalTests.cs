using System.Text;
using Actors.Shell.Output;
using Actors.Shell.Terminal;

namespace Actors.Shell.Tests;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("\u001b[A\u001bOA", "Up Up")]
    [InlineData("\u001b[1~\u001b[H\u001bOH\u001b[7~", "Home Home Home Home")]
    [InlineData("\u001b[3~\u001b[5~\u001b[6~", "Delete PageUp PageDown")]
    [InlineData("\u001b[1;5C\u001b[1;3D\u001bb\u001bf", "WordRight WordLeft WordLeft WordRight")]
    [InlineData("\u007f\b\r\n\t", "Backspace Backspace Enter Enter Tab")]
    [InlineData("\u0003\u0004", "Control:c Control:d")]
    [InlineData("aé日", "Character:a Character:é Character:日")]
    [InlineData("\u001b[200~x", "Unknown Character:x")]
    [InlineData("\u001bx", "Escape Character:x")]
    public void Keys_are_what_terminals_send(string sent, string keys)
    {
        var bytes = Encoding.UTF8.GetBytes(sent);
        Assert.Equal(keys, Show(new KeyDecoder().Feed(bytes)));
        // However it is cut into pieces on the way.
        var decoder = new KeyDecoder();
        Assert.Equal(keys, Show(bytes.SelectMany(one => decoder.Feed([one]))));
    }

    [Fact]
    public void An_Escape_that_nothing_follows_is_the_key()
    {
        var decoder = new KeyDecoder();
        Assert.Empty(decoder.Feed([0x1B]));
        Assert.True(decoder.IsBegun);
        Assert.Equal("Escape", Show(decoder.End()));
        Assert.False(decoder.IsBegun);
    }

    [Theory]
    [InlineData("status", "status")]
    [InlineData("stat\u001b[D\u001b[D\u001b[DX", "sXtat")]
    [InlineData("one two\u0017three", "one three")]
    [InlineData("one two\u0001\u000b", "")]
    [InlineData("one two\u0001\u000b\u0019\u0019", "one twoone two")]
    [InlineData("abc\u0001\u001b[3~", "bc")]
    [InlineData("abc\u007f", "ab")]
    [InlineData("one two three\u001bb\u001bbX", "one Xtwo three")]
    [InlineData("日本\u007f語", "日語")]
    public void Lines_are_edited_with_the_usual_keys(string typed, string line) => Assert.Equal(line, Type(new LineEditor([]), typed).Text);

    [Fact]
    public void History_is_walked_and_what_was_typed_comes_back()
    {
        var editor = new LineEditor(["first", "second"]);
        Type(editor, "draft");
        Assert.Equal("second", Type(editor, "\u001b[A").Text);
        Assert.Equal("first", Type(editor, "\u001b[A\u001b[A").Text);
        Assert.Equal("draft", Type(editor, "\u001b[B\u001b[B\u001b[B").Text);
    }

    [Theory]
    [InlineData("\r", LineEvent.Accepted)]
    [InlineData("\u0003", LineEvent.Cancelled)]
    [InlineData("\u0004", LineEvent.Ended)]
    [InlineData("\t", LineEvent.Completion)]
    [InlineData("\u000c", LineEvent.Clear)]
    internal void Some_keys_are_for_the_session(string typed, LineEvent expected) =>
        Assert.Equal(expected, new LineEditor([]).Press(new KeyDecoder().Feed(Encoding.UTF8.GetBytes(typed))[0]));

    [Fact]
    public void A_line_that_is_too_long_is_scrolled_to_the_cursor()
    {
        var editor = Type(new LineEditor([]), new string('a', 30) + "end");
        var shown = editor.Render("> ", Paint.None, 20);
        Assert.Contains("end\u001b[K", shown);
        Assert.EndsWith("\r\u001b[19C", shown, StringComparison.Ordinal);
        Type(editor, "\u0001");
        Assert.EndsWith("\r\u001b[2C", editor.Render("> ", Paint.None, 20), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one  two", "one|two")]
    [InlineData("'a b' \"c \\\" d\" e\\ f", "a b|c \" d|e f")]
    [InlineData("a''b '' ", "ab|")]
    [InlineData("", "")]
    public void Lines_are_split_as_shells_do(string line, string words)
    {
        Assert.True(ShellWords.TrySplit(line, out var found, out _));
        Assert.Equal(words, string.Join('|', found));
        Assert.False(ShellWords.TrySplit(line + " 'x", out _, out var fault));
        Assert.Equal("unmatched '", fault);
    }

    [Theory]
    [InlineData("why my", "my svc", "why my\\ svc ", "my svc")]
    [InlineData("why 'my", "my svc", "why 'my svc' ", "my svc")]
    [InlineData("why \"my", "my \"svc\"", "why \"my \\\"svc\\\"\" ", "my \"svc\"")]
    [InlineData("why 'it", "it's", "why 'it'\\''s' ", "it's")]
    [InlineData("why ", "it's", "why it\\'s ", "it's")]
    public void A_word_is_completed_so_that_it_is_read_again_as_it_is(string before, string word, string after, string read)
    {
        var typed = ShellWords.Begun(before)[^1];
        Assert.Equal(after, before + ShellWords.Continue(before, word[typed.Length..], isComplete: true));
        Assert.True(ShellWords.TrySplit(after, out var words, out _));
        Assert.Equal(read, words[^1]);
    }

    [Theory]
    [InlineData("ch", "check")]
    [InlineData("", "boot")]
    [InlineData("ex", "exit")]
    [InlineData("graph -o sv", "svg")]
    [InlineData("signal TE", "TERM")]
    public void Tab_finds_commands_options_and_values(string before, string candidate)
    {
        var session = new Session(new MemoryOutput(), new MemoryOutput());
        var root = Commands.CommandTree.Create(session, new Connector());
        Assert.Contains(candidate, ShellSession.Complete(root, before).Select(found => found.Word));
    }

    [Fact]
    public void History_is_kept_in_a_file_without_repetitions()
    {
        using var tree = new TemporaryTree();
        var path = tree.Root + "/history";
        var history = new History(path);
        foreach (var line in (string[])["status", "status", "  ", "why web"])
            history.Add(line);
        Assert.Equal(["status", "why web"], new History(path).Lines);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        new History("/no/such/folder/history").Add("kept for this session only");
    }

    private static LineEditor Type(LineEditor editor, string typed)
    {
        foreach (var key in new KeyDecoder().Feed(Encoding.UTF8.GetBytes(typed)))
            _ = editor.Press(key);
        return editor;
    }

    private static string Show(IEnumerable<Key> keys) =>
        string.Join(' ', keys.Select(key => key.Name is KeyName.Character or KeyName.Control ? $"{key.Name}:{key.Character}" : key.Name.ToString()));
}
