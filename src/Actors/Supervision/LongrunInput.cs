namespace Actors.Supervision;

/// <summary>What can happen to a longrun; the columns of its table.</summary>
internal enum LongrunInput
{
    /// <summary>It is wanted up (s6-svc -u).</summary>
    WantUp,
    /// <summary>It is wanted down (s6-svc -d).</summary>
    WantDown,
    /// <summary>It is to run once more and not again (s6-svc -o).</summary>
    RunOnce,
    /// <summary>It is not to be run again, but may end in its own time (s6-svc -O).</summary>
    LetEnd,
    /// <summary>The pause before the next start is over.</summary>
    StartDue,
    /// <summary>Its process, run or finish, ended or could not be started.</summary>
    Died,
    /// <summary>Supervision is to end once it is down (s6-svc -x).</summary>
    Leave,
}
