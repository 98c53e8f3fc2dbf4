namespace Actors.Kernel;

/// <summary>What a scheduler does besides telling.</summary>
public interface IAdvancedScheduler : IActionScheduler;
