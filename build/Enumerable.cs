namespace System.Linq
{
    /// <summary>
    /// The one of System.Linq's operators that the compiler itself calls, for <c>[.. sequence]</c>: it takes an assembly's own in place of the library's, which has builders of
    /// arrays for every kind of sequence and is 59 kB of a native binary. Nobody else sees it: the attribute hides it even from tests.
    /// </summary>
    [Microsoft.CodeAnalysis.Embedded]
    internal static class Enumerable
    {
        /// <summary>The elements, in an array of their own.</summary>
        public static T[] ToArray<T>(IEnumerable<T> source) => new List<T>(source).ToArray();
    }
}

namespace Microsoft.CodeAnalysis
{
    /// <summary>What the compiler knows by this name: a type that has it is seen in its own assembly only.</summary>
    [AttributeUsage(AttributeTargets.All)]
    [Embedded]
    internal sealed class EmbeddedAttribute : Attribute;
}
