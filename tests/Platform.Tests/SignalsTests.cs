namespace Actors.Platform.Tests;

public class SignalsTests
{
    [Fact]
    public void Signals_are_blocked_in_the_finalizer_thread_too()
    {
        _ = Signals.BlockInAllThreads(Signal.Winch); // false: the test host has more threads
        Assert.True(Signals.IsBlocked(Signal.Winch));
        AskInFinalizer();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.True(Question.Answer);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void AskInFinalizer() => _ = new Question();

    private sealed class Question
    {
        public static bool? Answer { get; private set; }

        ~Question() => Answer = Signals.IsBlocked(Signal.Winch);
    }
}
