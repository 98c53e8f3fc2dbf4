namespace Actors.Kernel;

/// <summary>Something that lets go when it is called off, such as an entry of the scheduler.</summary>
internal interface ICancellationObserver
{
    void Cancelled();
}
