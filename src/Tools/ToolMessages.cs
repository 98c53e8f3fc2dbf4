using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>What tools say beyond what <see cref="ChainContext"/> has.</summary>
internal static class ToolMessages
{
    extension(ChainContext context)
    {
        /// <summary>Prints <c>PROGRAM: warning: unable to ACTION: REASON</c>.</summary>
        public void WarnUnable(string action, int errno) => context.Warn($"unable to {action}: {Errno.Describe(errno)}");

        /// <summary>Prints <c>PROGRAM: info: TEXT</c>.</summary>
        public void Inform(string text) => StandardStreams.Error($"{context.Program}: info: {text}\n");

        /// <summary>A failed system call; exit code 111. To be thrown.</summary>
        public ChainException Failed(string action, int errno) => context.Unable(ExitCode.SystemCallFailed, action, errno);

        /// <summary>A program that could not be executed; exit code 126 or 127. To be thrown.</summary>
        public ChainException CannotExecute(string program, int errno) => context.Unable(Executables.ExitCodeOf(errno), $"exec {program}", errno);
    }
}
