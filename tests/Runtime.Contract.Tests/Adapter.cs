#if AKKA
using Akka.Util;
#endif

namespace Actors.Runtime.Contract.Tests;

/// <summary>Which runtime the tests are compiled against, for what differs on purpose: docs/actor-runtime.md has the list.</summary>
internal static class Runtime
{
#if AKKA
    public static bool IsAkka => true;
#else
    public static bool IsAkka => false;
#endif
}

/// <summary>A test of something that only the in-tree runtime does; with Akka.NET it is skipped, and says what happens there.</summary>
internal sealed class InTreeFactAttribute : FactAttribute
{
    public InTreeFactAttribute(string otherwise)
    {
        if (Runtime.IsAkka)
            Skip = "Akka.NET: " + otherwise;
    }
}

/// <summary>A reference made by a test. Akka.NET's have to name a provider; those of tests have none.</summary>
public abstract class TestReference : MinimalActorRef
{
#if AKKA
    public override IActorRefProvider Provider => throw new NotSupportedException();
#endif
}

/// <summary>A strategy made by a test. Akka.NET's can be written to a wire; those of tests never are.</summary>
public abstract class TestStrategy : SupervisorStrategy
{
#if AKKA
    public override ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException();
#endif
}
