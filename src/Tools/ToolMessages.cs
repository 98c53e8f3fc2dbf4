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

        /// <summary>Does something that may fail, which is fatal then: <c>PROGRAM: fatal: unable to ACTION: REASON</c>.</summary>
        /// <returns>The end of a tool that has thus done its work.</returns>
        public ChainStep Try(string action, Action work)
        {
            try
            {
                work();
                return ChainStep.Exit(0);
            }
            catch (PlatformException exception)
            {
                throw context.Failed(action, exception.Errno);
            }
        }

        /// <summary>A program that could not be executed; exit code 126 or 127. To be thrown.</summary>
        public ChainException CannotExecute(string program, int errno) => context.Unable(Executables.ExitCodeOf(errno), $"exec {program}", errno);
    }
}
