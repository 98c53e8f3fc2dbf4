using System.Diagnostics.CodeAnalysis;

namespace Actors.Kernel;

/// <summary>
/// The recipe for an actor: how to make an instance, and where and how it runs. Immutable; can be used for many actors.
/// </summary>
/// <remarks>
/// <c>Props.Create(() => new Worker(a, b))</c> takes a delegate where Akka.NET takes an expression tree: the same source, no
/// reflection. The arguments are evaluated at every (re)start, not once.
/// </remarks>
public class Props : IEquatable<Props>
{
    private readonly IIndirectActorProducer _producer;

    private Props(IIndirectActorProducer producer, Deploy deploy, SupervisorStrategy? supervisorStrategy)
    {
        _producer = producer;
        Deploy = deploy;
        SupervisorStrategy = supervisorStrategy;
    }

    /// <summary>The recipe of an actor that does nothing.</summary>
    public static Props Empty { get; } = new(new DelegateProducer<EmptyActor>(static () => new EmptyActor()), Deploy.Local, null);

    /// <summary>The same as <see cref="Empty"/>.</summary>
    public static readonly Props None = Empty;

    /// <summary>Where and how it runs.</summary>
    public Deploy Deploy { get; }

    /// <summary>What decides on the failures of the actor's children, or null for the actor's own choice.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; }

    /// <summary>The configuration path of the dispatcher.</summary>
    public string Dispatcher => Deploy.Dispatcher == Deploy.NoDispatcherGiven ? Dispatch.Dispatchers.DefaultDispatcherId : Deploy.Dispatcher;

    /// <summary>The configuration path of the mailbox.</summary>
    public string Mailbox => Deploy.Mailbox;

    /// <summary>The type of the actor.</summary>
    public Type Type => _producer.ActorType;

    /// <summary>The full name of the type.</summary>
    public string TypeName => Type.FullName ?? Type.Name;

    /// <summary>An actor made by a lambda, such as <c>() => new Worker(a, b)</c>; it is called at every (re)start.</summary>
    public static Props Create<TActor>(Func<TActor> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new Props(new DelegateProducer<TActor>(factory), Deploy.Local, supervisorStrategy);
    }

    /// <summary>An actor that needs no arguments.</summary>
    public static Props Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TActor>()
        where TActor : ActorBase, new() => Create(static () => new TActor());

    /// <summary>An actor that needs no arguments.</summary>
    public static Props Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TActor>(
        SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => Create(static () => new TActor(), supervisorStrategy);

    /// <summary>An actor made by a producer.</summary>
    public static Props CreateBy(IIndirectActorProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(producer, Deploy.Local, null);
    }

    /// <summary>The same with another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => new(_producer, Deploy.WithDispatcher(dispatcher), SupervisorStrategy);

    /// <summary>The same with another mailbox.</summary>
    public Props WithMailbox(string mailbox) => new(_producer, Deploy.WithMailbox(mailbox), SupervisorStrategy);

    /// <summary>The same with a limit to the stash.</summary>
    public Props WithStashCapacity(int stashCapacity) => new(_producer, Deploy.WithStashCapacity(stashCapacity), SupervisorStrategy);

    /// <summary>The same with another deployment; what that leaves open stays.</summary>
    public Props WithDeploy(Deploy deploy)
    {
        ArgumentNullException.ThrowIfNull(deploy);
        return new Props(_producer, deploy.WithFallback(Deploy), SupervisorStrategy);
    }

    /// <summary>The same with a strategy that replaces the actor's own.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) => new(_producer, Deploy, supervisorStrategy);

    /// <summary>Makes an instance.</summary>
    public virtual ActorBase NewActor() => _producer.Produce();

    internal void Release(ActorBase actor) => _producer.Release(actor);

    /// <inheritdoc/>
    public bool Equals(Props? other) => ReferenceEquals(this, other) || (other is not null && _producer.Equals(other._producer)
        && Deploy.Equals(other.Deploy) && Equals(SupervisorStrategy, other.SupervisorStrategy));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_producer, Deploy);

    private sealed class DelegateProducer<TActor>(Func<TActor> factory) : IIndirectActorProducer
        where TActor : ActorBase
    {
        public Type ActorType => typeof(TActor);

        public ActorBase Produce() => factory();

        public void Release(ActorBase actor) { }
    }

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
