using System.Globalization;
using Actors.Platform;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Pipelines;

/// <summary>Producer and logger are killed while lines flow as fast as they can: every line is logged once, and in order.</summary>
[Collection(nameof(OneReaper))]
public class MillionLinesTests : TestKit
{
    private const int Kills = 24;
    private readonly LoggerWorld _world;
    private readonly Random _random = new(20261122);

    public MillionLinesTests() => _world = new LoggerWorld(this, Sys);

    /// <param name="digits">Of a line's number. With 11 a line has 16 bytes, so that no write of the producer, 4096 bytes, ends within one, and none is cut when it is killed.</param>
    /// <param name="killsProducer">Whether the producer is killed too.</param>
    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void Every_line_is_there_once_and_in_order(int digits, bool killsProducer)
    {
        const int Lines = 1_500_000; // Of each life of the producer.
        var line = digits + 5;
        var logger = _world.Logger($"s268435455 n1000 {_world.Log}");
        var producer = _world.Producer($"#!/bin/sh\necho x >> lives\nexec seq -f \"$(printf %03d $(wc -l < lives)) %0{digits}.0f\" 1 {Lines}\n");
        _world.ExpectEvents("log", "su");
        _world.ExpectEvents("producer", "su");
        producer.Tell(new Control("o")); // When it has written its lines it is done.
        var least = new Dictionary<int, long>(); // Lines that each life of the producer is known to have written.
        for (var kill = 1; kill <= Kills; kill++)
        {
            var due = (long)Lines * line * kill / Kills - _random.Next(Lines * line / Kills / 2);
            _world.Await(() => Logged() >= due);
            if (killsProducer && _random.Next(2) == 0)
            {
                // A life of which there is no line would be missing in the count of lives.
                _world.Await(() => Written(_world.Status(producer).Pid) >= 4096);
                var status = _world.Status(producer);
                least[status.Starts] = Written(status.Pid) / line;
                Restart(producer, "producer", "o");
            }
            else
            {
                Restart(logger, "log", "u");
            }
        }

        _world.ExpectEvents("producer", "dD");
        _world.Await(() => _world.Pipe.Waiting == 0);
        _world.Stop(logger, "log");
        Check(line, Lines, least);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }

    private void Restart(IActorRef longrun, string name, string start)
    {
        longrun.Tell(new Control("k"));
        _world.ExpectEvents(name, "dD");
        longrun.Tell(new Control(start)); // At once, not after a second.
        _world.ExpectEvents(name, "u");
    }

    private long Logged() => Files.TryList(_world.Log, out var names) != 0 ? 0 : names.Sum(name => Files.Status(Files.Join(_world.Log, name))?.Size ?? 0);

    /// <summary>How many bytes a process has written; its own script included.</summary>
    private static long Written(int pid)
    {
        foreach (var entry in (Files.ReadTextIfThere($"/proc/{pid}/io") ?? "").Split('\n'))
        {
            if (entry.StartsWith("wchar: ", StringComparison.Ordinal))
                return Math.Max(0, long.Parse(entry[7..], CultureInfo.InvariantCulture) - 100);
        }

        return 0;
    }

    private void Check(int line, int lines, Dictionary<int, long> least)
    {
        var (life, number) = (0, 0L);
        foreach (var file in _world.LogFiles())
        {
            var bytes = Files.ReadAllBytes(Files.Join(_world.Log, file));
            Assert.Equal(0, bytes.Length % line);
            for (var at = 0; at < bytes.Length; at += line)
            {
                var entry = bytes.AsSpan(at, line);
                if (!IsNumber(entry[..3], life))
                {
                    Assert.True(least.GetValueOrDefault(life) <= number, $"life {life} had written {least.GetValueOrDefault(life)} lines, {number} are logged");
                    Assert.True(IsNumber(entry[..3], ++life));
                    number = 0;
                }

                if (!IsNumber(entry[4..^1], ++number) || entry[3] != ' ' || entry[^1] != '\n')
                    Assert.Fail($"{file} at {at}: {ByteString.FromBytes(entry)} where life {life} line {number} should be");
            }
        }

        Assert.Equal(lines, number);
    }

    private static bool IsNumber(ReadOnlySpan<byte> digits, long number)
    {
        for (var i = digits.Length - 1; i >= 0; i--, number /= 10)
        {
            if (digits[i] != '0' + (number % 10))
                return false;
        }

        return number == 0;
    }
}
