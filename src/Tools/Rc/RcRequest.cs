namespace Actors.Tools.Rc;

/// <summary>The options of s6-rc.</summary>
internal sealed class RcRequest
{
    /// <summary>Upwards, or downwards.</summary>
    internal bool Up { get; private set; } = true;

    /// <summary>-D: essential services are not spared.</summary>
    internal bool IncludeEssential { get; private set; }

    /// <summary>-E: lists show essential services; -e hides them.</summary>
    internal bool ShowEssential { get; private set; } = true;

    /// <summary>-p.</summary>
    internal bool Prune { get; private set; }

    /// <summary>-a.</summary>
    internal bool All { get; private set; }

    /// <summary>-b.</summary>
    internal bool Block { get; private set; }

    /// <summary>-n: only tells what would be done.</summary>
    internal bool DryRun { get; private set; }

    /// <summary>-l.</summary>
    internal string Live { get; private set; } = S6RcInit.LiveFolder;

    /// <summary>-t, milliseconds; 0: none.</summary>
    internal uint Milliseconds { get; private set; }

    /// <summary>-v.</summary>
    internal uint Verbosity { get; private set; } = 1;

    internal void Take(char option, LongOptions options)
    {
        switch (option)
        {
            case 'v': Verbosity = options.Number(); break;
            case 'n': _ = options.Number(); DryRun = true; break;
            case 't': Milliseconds = options.Number(); break;
            case 'l': Live = options.Value; break;
            case 'b': Block = true; break;
            case 'E': ShowEssential = true; break;
            case 'e': ShowEssential = false; break;
            case 'u': Up = true; break;
            case 'd': Up = false; break;
            case 'D': Up = false; IncludeEssential = true; break;
            case 'p': Prune = true; break;
            case 'a': All = true; break;
            default: break; // --no-lock: pid 1 needs none
        }
    }
}
