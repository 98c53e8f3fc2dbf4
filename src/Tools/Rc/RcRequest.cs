using Actors.Execline;

namespace Actors.Tools.Rc;

/// <summary>The options of s6-rc.</summary>
internal sealed class RcRequest
{
    /// <summary>Upwards, or downwards.</summary>
    internal bool Up { get; private set; } = true;

    /// <summary>-D: essential services are not spared.</summary>
    internal bool IncludeEssential { get; private set; }

    /// <summary>-e: lists show essential services; -E hides them.</summary>
    internal bool ShowEssential { get; private set; } = true;

    /// <summary>-p.</summary>
    internal bool Prune { get; private set; }

    /// <summary>-a.</summary>
    internal bool All { get; private set; }

    /// <summary>-b.</summary>
    internal bool Block { get; private set; }

    /// <summary>-n: only tells what would be done.</summary>
    internal bool DryRun { get; private set; }

    /// <summary>-t, milliseconds; 0: none.</summary>
    internal uint Milliseconds { get; private set; }

    /// <summary>-v.</summary>
    internal uint Verbosity { get; private set; } = 1;

    internal void Take(char option, string value, ChainContext context, string usage)
    {
        switch (option)
        {
            case 'v': Verbosity = Number(value, context, usage); break;
            case 'n': _ = Number(value, context, usage); DryRun = true; break;
            case 't': Milliseconds = Number(value, context, usage); break;
            case 'l': break; // there is one live directory: pid 1's
            case 'X': break; // pid 1 needs no lock
            case 'b': Block = true; break;
            case 'E': ShowEssential = false; break;
            case 'e': ShowEssential = true; break;
            case 'u': Up = true; break;
            case 'd': Up = false; break;
            case 'D': Up = false; IncludeEssential = true; break;
            case 'p': Prune = true; break;
            case 'a': All = true; break;
            default: throw context.Usage(usage);
        }
    }

    private static uint Number(string value, ChainContext context, string usage) =>
        Numbers.TryParse(value, out uint number) ? number : throw context.Usage(usage);
}
