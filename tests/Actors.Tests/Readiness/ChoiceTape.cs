namespace Actors.Tests.Readiness;

/// <summary>A list of bytes from which every choice of a random history is read, so that a shorter or smaller list is a simpler history.</summary>
internal sealed class ChoiceTape(byte[] choices)
{
    private int _position;

    /// <summary>Whether there is nothing more to choose; every choice is 0 then.</summary>
    internal bool IsOver => _position >= choices.Length;

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    internal int Next(int bound) => IsOver || bound < 2 ? 0 : choices[_position++] % bound;

    /// <summary>True once in <paramref name="times"/>.</summary>
    internal bool Once(int times) => Next(times) == times - 1;

    /// <summary>One of them.</summary>
    internal T Of<T>(IReadOnlyList<T> some) => some[Next(some.Count)];
}
