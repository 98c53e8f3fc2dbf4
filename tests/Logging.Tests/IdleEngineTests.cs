namespace Actors.Logging.Tests;

/// <summary>Alone, because it looks at the memory of the whole process.</summary>
[Collection(nameof(IdleEngineTests))]
[CollectionDefinition(nameof(IdleEngineTests), DisableParallelization = true)]
public sealed class IdleEngineTests : EngineFixture
{
    [Fact]
    public void Idle_engines_hold_little_and_share_their_buffers()
    {
        const int Count = 200;
        var engines = new List<LogEngine>(Count);
        Write(Open("1"), "the buffers of the host\n");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Count; i++)
        {
            engines.Add(Open("n20", "s1000000", "T", Temporary[$"log{i}"]));
            Write(engines[i], "a line, and the beginning of anoth");
            Write(engines[i], "er\n");
        }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        Assert.True(held < 4096, $"{held} bytes each");
        foreach (var engine in engines)
            Finish(engine);
    }
}
