using System.Text;

namespace Actors.Logging.Tests;

/// <summary>
/// The engine and the system's s6-log on the same random scripts and the same random input; what both leave behind must be equal byte for byte.
/// </summary>
public sealed class SideBySideTests
{
    [SideBySideTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_same_script_on_the_same_lines_leaves_the_same_files(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 30; round++)
        {
            // One line at a time: the original looks whether to rotate when it has written all that it had read at once, this engine at each line.
            byte[] input = [.. RandomLines(random, random.Next(1, 120)).SelectMany(line => line)];
            Compare(["--", .. RandomScript(random)], 8192, Lines(input), RandomBlocks(random, input));
        }
    }

    [SideBySideFact]
    public void Bytes_that_come_in_any_pieces_leave_the_same_files_where_nothing_rotates()
    {
        var random = new Random(10);
        for (var round = 0; round < 70; round++)
        {
            byte[] input = [.. RandomLines(random, random.Next(1, 300)).SelectMany(line => line)];
            var limit = new[] { 0, 48, 100, 1000, 8192 }[random.Next(5)];
            string[] script = [.. RandomScript(random).Where(word => word[0] is not 's')];
            Compare([$"-l{limit}", .. random.Next(2) == 0 ? new[] { "-b" } : [], "--", "s1000000", .. script], limit, RandomBlocks(random, input), RandomBlocks(random, input));
        }
    }

    private static void Compare(string[] arguments, int limit, List<byte[]> packets, List<byte[]> blocks)
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["theirs"]);
        using var theirs = new S6LogProcess("/usr/bin/s6-log", directory["theirs"], arguments);
        foreach (var packet in packets)
            theirs.Write(packet);
        theirs.CloseInput();
        Assert.Equal(0, theirs.Wait().Code);

        Directory.CreateDirectory(directory["ours"]);
        var host = new TestHost();
        var script = InDirectory(arguments[(Array.IndexOf(arguments, "--") + 1)..], directory["ours"]);
        using (var engine = new LogEngine(LoggingScript.Parse(script), host, new() { LineLimit = limit }))
        {
            engine.Open();
            foreach (var block in blocks)
            {
                host.Now += 1_000_000;
                engine.Write(block);
            }

            engine.DropPartialLine();
            engine.Close();
            Assert.True(engine.IsClosed);
        }

        File.WriteAllText(directory["ours/output"], host.Output, Encoding.Latin1);
        File.WriteAllText(directory["ours/errors"], host.Alerts.ToString(), Encoding.Latin1);
        var (expected, actual) = (LogSnapshot.Of(directory["theirs"]), LogSnapshot.Of(directory["ours"]));
        if (expected == actual)
            return;
        var same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"{string.Join(' ', arguments)}, after {expected[..same].Count(character => character == '\n')} equal lines:\n"
            + $"--- theirs\n{expected[Math.Max(0, same - 300)..Math.Min(expected.Length, same + 300)]}\n--- ours\n{actual[Math.Max(0, same - 300)..Math.Min(actual.Length, same + 300)]}");
    }

    /// <summary>Relative paths are relative to the process; the engine runs in the test's.</summary>
    private static string[] InDirectory(string[] script, string directory) =>
        [.. script.Select(word => word[0] == '.' ? Path.Combine(directory, word[2..]) : word[0] == '=' ? "=" + Path.Combine(directory, word[1..]) : word)];

    private static string[] RandomScript(Random random)
    {
        string[] control = ["n0", "n1", "n3", "s4096", "s5000", "s9000", "S9000", "S20000", "E0", "E20", "^0", "^30", "pfoo:", "p", "p\u00ff two", "t", "T"];
        string[] selection = ["+a", "-a", "+", "-", "f", "+^.{3}", "-[0-9]$", "+a.*b|c", @"-\<ab", "+^$", "-.{50}", "+\u00e9", "+[[:space:]]"];
        var script = new List<string>();
        var directories = 0;
        for (var i = random.Next(1, 10); i > 0; i--)
        {
            script.Add(random.Next(5) switch
            {
                0 or 1 => control[random.Next(control.Length)],
                2 or 3 => selection[random.Next(selection.Length)],
                _ => random.Next(5) switch { 0 => "1", 1 => "2", 2 => "=status", _ => $"./log{directories++}" },
            });
        }

        script.Add(random.Next(3) == 0 ? "1" : $"./log{directories}");
        return [.. script];
    }

    private static List<byte[]> RandomLines(Random random, int count)
    {
        var lines = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            var length = random.Next(20) switch { 0 => 0, 1 => random.Next(4000), < 5 => random.Next(500), _ => random.Next(100) };
            var line = new byte[length + 1];
            for (var at = 0; at < length; at++)
                line[at] = random.Next(200) == 0 ? (byte)random.Next(256) : (byte)"aabbc 01"[random.Next(8)];
            line[length] = random.Next(15) == 0 ? (byte)0 : (byte)'\n';
            lines.Add(line);
        }

        if (random.Next(2) == 0)
            lines[^1] = lines[^1][..^1];
        return [.. lines.Where(line => line.Length > 0)];
    }

    private static List<byte[]> Lines(byte[] input)
    {
        var lines = new List<byte[]>();
        for (var at = 0; at < input.Length;)
        {
            var end = input.AsSpan(at).IndexOfAny((byte)'\n', (byte)0);
            var next = end < 0 ? input.Length : at + end + 1;
            lines.Add(input[at..next]);
            at = next;
        }

        return lines;
    }

    private static List<byte[]> RandomBlocks(Random random, byte[] input)
    {
        var blocks = new List<byte[]>();
        for (var at = 0; at < input.Length;)
        {
            var length = Math.Min(input.Length - at, random.Next(4) switch { 0 => 1 + random.Next(5), 1 => 1 + random.Next(60), _ => 1 + random.Next(4096) });
            blocks.Add(input[at..(at + length)]);
            at += length;
        }

        return blocks;
    }
}
