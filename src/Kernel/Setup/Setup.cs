namespace Actors.Kernel.Setup;

/// <summary>A piece of a system's setup that is given in code.</summary>
public abstract class Setup
{
    /// <summary>This and another.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
