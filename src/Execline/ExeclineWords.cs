using Actors.Execline.Builtins;

namespace Actors.Execline;

/// <summary>The words of the execline language.</summary>
public static class ExeclineWords
{
    /// <summary>The names of all programs of execline, for the links that lead to them.</summary>
    public static string[] Names =>
    [
        "background", "backtick", "case", "cd", "define", "dollarat", "elgetopt", "elgetpositionals", "elglob", "eltest", "emptyenv", "envfile", "exec",
        "execline-cd", "execline-umask", "execlineb", "exit", "export", "export-array", "fdblock", "fdclose", "fdmove", "fdreserve", "fdswap",
        "forbacktickx", "foreground", "forstdin", "forx", "getcwd", "getpid", "heredoc", "homeof", "if", "ifelse", "ifte", "ifthenelse", "importas",
        "loopwhilex", "multidefine", "multisubstitute", "pipeline", "piperw", "posix-cd", "posix-umask", "redirfd", "runblock", "shift", "trap",
        "tryexec", "umask", "unexport", "wait", "withstdinas",
    ];

    /// <summary>The word of that name; null where it is none of execline's.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        "background" => Background.Run,
        "backtick" => Backtick.Run,
        "case" => Case.Run,
        "cd" or "execline-cd" => Cd.Run,
        "define" => Define.Run,
        "dollarat" => DollarAt.Run,
        "elgetopt" => ElGetOpt.Run,
        "elgetpositionals" => ElGetPositionals.Run,
        "elglob" => ElGlob.Run,
        "eltest" => ElTest.Run,
        "emptyenv" => EmptyEnv.Run,
        "envfile" => EnvFile.Run,
        "exec" => Exec.Run,
        "execlineb" => ExeclineB.Run,
        "exit" => Exit.Run,
        "export" => Export.Run,
        "export-array" => ExportArray.Run,
        "fdblock" => FdBlock.Run,
        "fdclose" => FdClose.Run,
        "fdmove" => FdMove.Run,
        "fdreserve" => FdReserve.Run,
        "fdswap" => FdSwap.Run,
        "forbacktickx" => ForBacktickX.Run,
        "foreground" => Foreground.Run,
        "forstdin" => ForStdin.Run,
        "forx" => ForX.Run,
        "getcwd" => GetCwd.Run,
        "getpid" => GetPid.Run,
        "heredoc" => HereDoc.Run,
        "homeof" => HomeOf.Run,
        "if" => If.Run,
        "ifelse" => IfElse.Run,
        "ifte" => IfTe.Run,
        "ifthenelse" => IfThenElse.Run,
        "importas" => ImportAs.Run,
        "loopwhilex" => LoopWhileX.Run,
        "multidefine" => MultiDefine.Run,
        "multisubstitute" => MultiSubstitute.Run,
        "pipeline" => Pipeline.Run,
        "piperw" => PipeRw.Run,
        "posix-cd" => PosixCd.Run,
        "posix-umask" => PosixUmask.Run,
        "redirfd" => RedirFd.Run,
        "runblock" => RunBlock.Run,
        "shift" => Shift.Run,
        "trap" => Trap.Run,
        "tryexec" => TryExec.Run,
        "umask" or "execline-umask" => Umask.Run,
        "unexport" => Unexport.Run,
        "wait" => Wait.Run,
        "withstdinas" => WithStdinAs.Run,
        Orphan.Name => Orphan.Run,
        PipeWriter.Name => PipeWriter.Run,
        _ => null,
    };

    /// <summary>
    /// Whether a command line begins with a word that touches nothing but its arguments and environment, and asks for nothing that is different in another
    /// process: such a word of a child can be run in the parent.
    /// </summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="afterActions">Whether the child is elsewhere by then, with other descriptors: then it must not ask for files either.</param>
    internal static bool IsPure(ArraySegment<string> arguments, bool afterActions) => arguments[0] switch
    {
        "case" or "define" or "elgetopt" or "elgetpositionals" or "emptyenv" or "export" or "export-array" or "importas" or "multidefine" or "runblock" or "shift"
            or "unexport" => true,
        "elglob" or "eltest" or "exit" or "getcwd" or "multisubstitute" => !afterActions,
        "exec" => arguments.Count > 1 && !arguments[1].StartsWith('-'),
        _ => false,
    };
}
