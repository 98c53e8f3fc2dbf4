using Actors.Tools.Portable;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tools.Tests;

public sealed class QuotingTests
{
    [Fact]
    public void What_is_escaped_is_unescaped_to_the_same()
    {
        var texts = Gen.Choose(0, 255).Select(c => (char)c).ListOf().Select(list => string.Concat(list));
        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var escaped = Quoting.Escape(text, "\"");
            Assert.DoesNotContain(escaped, c => c is < ' ' or > '~');
            Assert.Equal(0, Quoting.TryUnescape(escaped + "\"", "\"", out var result, out var end));
            Assert.Equal(text, result);
            Assert.Equal(escaped.Length, end);
        }));
    }
}
