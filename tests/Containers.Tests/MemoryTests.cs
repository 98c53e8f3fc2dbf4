using System.Globalization;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>What pid 1 keeps in memory once nothing happens any more. (What that costs beside others, the benchmarks measure: docs/benchmarks.md.)</summary>
public sealed class MemoryTests
{
    private const string Binary = "/command/actors-init";

    /// <summary>Files in memory (the program too, then) are all that the kernel has of them: their pages are never given back, and are no cost of this process's.</summary>
    private static readonly bool s_areFilesInMemory = new DriveInfo(Path.GetTempPath()).DriveFormat == "tmpfs";

    [Fact]
    public async Task A_hundred_services_are_supervised_in_three_megabytes_of_its_own()
    {
        using var image = WithProgramOfItsOwn(100);
        await using var container = image.Start("sh", "-c", "echo up >> /out/trace; exec sleep 1000");
        await container.WaitForTraceAsync("^up$");
        await Eventually(container, kept => kept.Private - (s_areFilesInMemory ? kept.Data : 0) <= 3_000);
    }

    [Fact]
    public async Task What_the_boot_and_a_request_needed_of_the_program_is_given_back()
    {
        using var image = WithProgramOfItsOwn(1);
        await using var container = image.Start("sh", "-c", "echo up >> /out/trace; exec sleep 1000");
        await container.WaitForTraceAsync("^up$");
        await Eventually(container, kept => kept.Code <= kept.WholeCode / 2 && (s_areFilesInMemory || kept.Data <= kept.WholeData / 2));
        Assert.Equal(0, (await container.ExecAsync("/command/actors", "status")).ExitCode);
        await Eventually(container, kept => kept.Code <= kept.WholeCode / 2);
    }

    [Fact]
    public async Task A_start_that_waits_for_a_slow_oneshot_leaves_no_more_behind()
    {
        using var image = WithProgramOfItsOwn(100, dependencies: ["slow"]).WithOneshot("slow", up: "sh -c \"echo waiting >> /out/trace; until test -e /out/go; do sleep 0.05; done\"");
        await using var container = image.Start("sh", "-c", "echo up >> /out/trace; exec sleep 1000");
        await container.WaitForTraceAsync("^waiting$");
        await Eventually(container, kept => kept.Code <= kept.WholeCode / 2 && (s_areFilesInMemory || kept.Data <= kept.WholeData / 2));
        File.WriteAllText(Path.Join(container.Out, "go"), "");
        await container.WaitForTraceAsync("^up$");
        await Eventually(container, kept => kept.Private - (s_areFilesInMemory ? kept.Data : 0) <= 3_000);
    }

    /// <summary>
    /// Pages that other containers have mapped too are not given back, nor counted; so this one has a file of its own. It is written in small pieces, because
    /// the page cache maps pieces of the size in which the file came to it.
    /// </summary>
    private static Image WithProgramOfItsOwn(int services, string[]? dependencies = null)
    {
        var image = new Image().WithFile(Binary, "", executable: true);
        using (var original = File.OpenRead(Path.Join(Workplace.Overlay, Binary)))
        using (var copy = new FileStream(Path.Join(image.Top, Binary), FileMode.Truncate, FileAccess.Write, FileShare.None, bufferSize: 0))
            original.CopyTo(copy, 32 * 1024);
        for (var i = 0; i < services; i++)
            image.WithLongrun($"service-{i}", run: "#!/probe serve-ready\n", dependencies, notificationFd: 3);
        return image;
    }

    private static async Task Eventually(Container container, Func<Kept, bool> isSo)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        Kept kept;
        while (!isSo(kept = Kept.By(container.ProcessId)))
        {
            Assert.True(DateTime.UtcNow < deadline, $"{kept}\n{container.Seen()}");
            await Task.Delay(50);
        }
    }

    /// <summary>Of pid 1, in kB: all its private pages; code and data of the program that are mapped now, and how much there is of them.</summary>
    private sealed record Kept(int Private, int Code, int WholeCode, int Data, int WholeData)
    {
        internal static Kept By(int pid)
        {
            var (kept, mapping) = (new Kept(0, 0, 0, 0, 0), "");
            foreach (var words in File.ReadLines($"/proc/{pid}/smaps").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                var isOfTheProgram = words[0].EndsWith(':') && mapping.EndsWith(Binary, StringComparison.Ordinal);
                kept = (words[0], IsCode: mapping.Contains(" r-xp ", StringComparison.Ordinal), IsData: mapping.Contains(" rw-p ", StringComparison.Ordinal)) switch
                {
                    ("Private_Clean:" or "Private_Dirty:", _, _) => kept with { Private = kept.Private + KiloBytes(words) },
                    ("Rss:", true, _) when isOfTheProgram => kept with { Code = kept.Code + KiloBytes(words) },
                    ("Size:", true, _) when isOfTheProgram => kept with { WholeCode = kept.WholeCode + KiloBytes(words) },
                    ("Rss:", _, true) when isOfTheProgram => kept with { Data = kept.Data + KiloBytes(words) },
                    ("Size:", _, true) when isOfTheProgram => kept with { WholeData = kept.WholeData + KiloBytes(words) },
                    _ => kept,
                };
                if (!words[0].EndsWith(':'))
                    mapping = string.Join(' ', words);
            }

            return kept;
        }

        private static int KiloBytes(string[] words) => int.Parse(words[1], CultureInfo.InvariantCulture);
    }
}
