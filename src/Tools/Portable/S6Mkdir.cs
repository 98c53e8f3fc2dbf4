using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-mkdir</c>: creates folders; -p with those above them, and it is no failure if one is there.</summary>
internal static class S6Mkdir
{
    public static ChainStep Run(ChainContext context)
    {
        var (parents, verbose) = (false, false);
        uint? mode = null;
        var options = new ShortOptions(context.Arguments, "pvm:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'p': parents = true; break;
                case 'v': verbose = true; break;
                case 'm' when Numbers.TryParseOctal(options.Value, out var value): mode = value; break;
                default: throw context.Usage("s6-mkdir [ -p ] [ -v ] [ -m mode ] dir");
            }
        }

        // A mode that is asked for is meant as it is.
        if (mode is not null)
            Files.SetCreationMask(0);
        var code = 0;
        foreach (var folder in options.Operands)
        {
            var done = true;
            for (var slash = parents ? folder.IndexOf('/', Math.Min(1, folder.Length)) : -1; done && slash > 0; slash = folder.IndexOf('/', slash + 1))
                done = Create(folder[..slash]);
            code = done && Create(folder) ? code : ExitCode.SystemCallFailed;
        }

        return ChainStep.Exit(code);

        bool Create(string folder)
        {
            try
            {
                Files.CreateDirectory(folder, mode ?? 0x1FF);
            }
            catch (PlatformException exception) when (exception.Errno == Errno.EEXIST && parents)
            {
                return true;
            }
            catch (PlatformException exception)
            {
                context.WarnUnable($"mkdir {folder}", exception.Errno);
                return false;
            }

            if (verbose)
                StandardStreams.Error($"{context.Program}: created directory {folder}\n");
            return true;
        }
    }
}
