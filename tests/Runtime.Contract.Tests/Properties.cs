using FsCheck;
using FsCheck.Fluent;

namespace Actors.Runtime.Contract.Tests;

/// <summary>Short ways to state properties.</summary>
internal static class Properties
{
    /// <summary>Checks a property of values that a generator makes, a number of times.</summary>
    public static void Hold<T>(Gen<T> values, int times, Action<T> check) =>
        Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true),
            Prop.ForAll(Arb.From(values), value =>
            {
                check(value);
                return true;
            }));
}
