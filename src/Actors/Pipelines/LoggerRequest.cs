using Actors.Logging;

namespace Actors.Pipelines;

/// <summary>A logger that is to be done in this process.</summary>
/// <param name="Service">The longrun whose run script it stands for.</param>
/// <param name="Plan">What the script comes down to.</param>
/// <param name="Directory">The script's working directory.</param>
/// <param name="Descriptors">The script's descriptors: number there, number here.</param>
/// <param name="Environment"><c>NAME=VALUE</c> strings for its processors.</param>
public sealed record LoggerRequest(
    string Service, LoggerPlan Plan, string Directory, IReadOnlyList<(int Child, int Own)> Descriptors, IReadOnlyList<string> Environment)
{
    /// <summary>The pipe that it reads, where it is one of a pipeline.</summary>
    public Pipe? Pipe { get; init; }

    /// <summary>What is asked of it beside what its script says.</summary>
    public LogEngineOptions Options { get; init; } = new();

    /// <summary>The number here of one of the script's descriptors.</summary>
    internal int Own(int child)
    {
        foreach (var descriptor in Descriptors)
        {
            if (descriptor.Child == child)
                return descriptor.Own;
        }

        return child;
    }
}
