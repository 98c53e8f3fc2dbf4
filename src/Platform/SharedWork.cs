using System.Runtime.ExceptionServices;

namespace Actors.Platform;

/// <summary>
/// Many like pieces of work, mostly system calls, shared between the calling thread and as many more as there are processors for. They are threads of their own, that end with the work.
/// </summary>
public static class SharedWork
{
    private const int Portion = 4;

    /// <summary>Does all of it, and returns when it is done. At a piece that throws, no further ones are begun, and the exception of the first one is thrown.</summary>
    /// <param name="count">How many pieces.</param>
    /// <param name="worthThread">For so many it is worth to start a thread.</param>
    /// <param name="piece">Does one, by its index. Called from several threads at once.</param>
    public static void ForEach(int count, int worthThread, Action<int> piece)
    {
        var work = new Work(count, piece);
        var helpers = new Thread?[Math.Max(Math.Min(Environment.ProcessorCount, count / worthThread) - 1, 0)];
        for (var i = 0; i < helpers.Length; i++)
        {
            var helper = new Thread(work.Do, 256 * 1024) { IsBackground = true, Name = "shared work" };
            try
            {
                helper.UnsafeStart();
            }
            catch (OutOfMemoryException)
            {
                break; // no thread to be had: then with fewer
            }

            helpers[i] = helper;
        }

        work.Do();
        foreach (var helper in helpers)
            helper?.Join();
        work.Failure?.Throw();
    }

    private sealed class Work(int count, Action<int> piece)
    {
        private readonly object _gate = new();
        private int _next;
        private int _failedAt = count;

        internal ExceptionDispatchInfo? Failure { get; private set; }

        internal void Do()
        {
            int begin;
            while ((begin = Interlocked.Add(ref _next, Portion) - Portion) < Volatile.Read(ref _failedAt))
            {
                for (var index = begin; index < Math.Min(begin + Portion, Volatile.Read(ref _failedAt)); index++)
                {
                    try
                    {
                        piece(index);
                    }
                    catch (Exception failure)
                    {
                        Fail(index, failure);
                    }
                }
            }
        }

        private void Fail(int index, Exception failure)
        {
            lock (_gate)
            {
                if (index >= _failedAt)
                    return;
                _failedAt = index;
                Failure = ExceptionDispatchInfo.Capture(failure);
            }
        }
    }
}
