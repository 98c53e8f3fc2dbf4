namespace Actors.Platform.Tests;

public sealed class SpawnGateTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly SpawnGate _gate = new();

    [Fact]
    public async Task Who_is_inside_is_waited_for_while_nobody_else_enters()
    {
        Assert.True(_gate.TryEnter());
        var closed = Task.Run(() => _gate.Close((int)s_patience.TotalMilliseconds));
        Assert.True(SpinWait.SpinUntil(IsClosed, s_patience));
        Assert.False(closed.IsCompleted);
        _gate.Leave();
        Assert.True(await closed.WaitAsync(s_patience));
        Assert.False(_gate.TryEnter());

        bool IsClosed()
        {
            if (!_gate.TryEnter())
                return true;
            _gate.Leave();
            return false;
        }
    }

    [Fact]
    public void Who_never_leaves_is_not_waited_for_without_end()
    {
        Assert.True(_gate.TryEnter());
        Assert.False(_gate.Close(1));
        Assert.False(_gate.TryEnter());
    }
}
