namespace Actors.Platform;

/// <summary>Signals by their numbers on Linux (x86-64, arm64).</summary>
public enum Signal
{
    /// <summary>No signal; sending it only asks whether the process is there.</summary>
    None = 0,
    /// <summary>Hangup.</summary>
    Hup = 1,
    /// <summary>Interrupt.</summary>
    Int = 2,
    /// <summary>Quit.</summary>
    Quit = 3,
    /// <summary>Illegal instruction.</summary>
    Ill = 4,
    /// <summary>Trace trap.</summary>
    Trap = 5,
    /// <summary>Abort.</summary>
    Abrt = 6,
    /// <summary>Bus error.</summary>
    Bus = 7,
    /// <summary>Floating-point exception.</summary>
    Fpe = 8,
    /// <summary>Kill; cannot be caught.</summary>
    Kill = 9,
    /// <summary>User-defined 1.</summary>
    Usr1 = 10,
    /// <summary>Segmentation fault.</summary>
    Segv = 11,
    /// <summary>User-defined 2.</summary>
    Usr2 = 12,
    /// <summary>Broken pipe.</summary>
    Pipe = 13,
    /// <summary>Alarm.</summary>
    Alrm = 14,
    /// <summary>Termination.</summary>
    Term = 15,
    /// <summary>Stack fault.</summary>
    Stkflt = 16,
    /// <summary>A child ended or stopped.</summary>
    Chld = 17,
    /// <summary>Continue.</summary>
    Cont = 18,
    /// <summary>Stop; cannot be caught.</summary>
    Stop = 19,
    /// <summary>Stop from the terminal.</summary>
    Tstp = 20,
    /// <summary>Background read from the terminal.</summary>
    Ttin = 21,
    /// <summary>Background write to the terminal.</summary>
    Ttou = 22,
    /// <summary>Urgent data on a socket.</summary>
    Urg = 23,
    /// <summary>CPU time limit exceeded.</summary>
    Xcpu = 24,
    /// <summary>File size limit exceeded.</summary>
    Xfsz = 25,
    /// <summary>Virtual timer expired.</summary>
    Vtalrm = 26,
    /// <summary>Profiling timer expired.</summary>
    Prof = 27,
    /// <summary>Window size changed.</summary>
    Winch = 28,
    /// <summary>Input or output possible.</summary>
    Io = 29,
    /// <summary>Power failure.</summary>
    Pwr = 30,
    /// <summary>Bad system call.</summary>
    Sys = 31,
}
