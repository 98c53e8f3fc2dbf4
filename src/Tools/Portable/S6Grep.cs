using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary>
/// <c>s6-grep</c>: prints the lines of standard input that match; -E by an extended regular expression, -F by a string; -c only counts them, -q only tells whether there are any.
/// </summary>
internal static class S6Grep
{
    private const string Usage = "s6-grep [ -E | -F ] [ -i ] [ -c ] [ -n ] [ -q ] [ -v ] pattern";

    public static ChainStep Run(ChainContext context)
    {
        var kind = PosixRegexOptions.NoGroups;
        var (isString, count, numbers, quiet, invert) = (false, false, false, false, false);
        var options = new ShortOptions(context.Arguments, "EFicnqv");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'E': kind |= PosixRegexOptions.Extended; break;
                case 'F': isString = true; break;
                case 'i': kind |= PosixRegexOptions.IgnoreCase; break;
                case 'c': count = true; break;
                case 'n': numbers = true; break;
                case 'q': quiet = true; break;
                case 'v': invert = true; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var pattern, ..])
            throw context.Usage(Usage);
        PosixRegex? regex = null;
        if (!isString && PosixRegex.TryCompile(pattern, kind, out regex, out var message) != 0)
            throw context.Fatal(ExitCode.SystemCallFailed, $"unable to compile regular expression: {message}");
        using (regex)
        {
            var comparison = kind.HasFlag(PosixRegexOptions.IgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            var output = new OutputBuffer(context);
            var (number, matches) = (0, 0);
            foreach (var line in Lines(context))
            {
                number++;
                // As for libc, a line ends with its first NUL.
                var text = line.IndexOf('\0') is >= 0 and var end ? line[..end] : line;
                if ((regex?.IsMatch(text) ?? text.Contains(pattern, comparison)) == invert)
                    continue;
                matches++;
                if (!quiet && !count)
                    output.Write(numbers ? $"{number}:{line}\n" : line + "\n");
            }

            if (count && !quiet)
                output.Write($"{matches}\n");
            output.Flush();
            return ChainStep.Exit(matches > 0 ? 0 : 1);
        }
    }

    private static IEnumerable<string> Lines(ChainContext context)
    {
        var reader = new LineReader(0);
        while (true)
        {
            string line;
            try
            {
                if (!reader.TryRead(out line, out _))
                    yield break;
            }
            catch (PlatformException exception)
            {
                throw context.Failed("read from stdin", exception.Errno);
            }

            yield return line;
        }
    }
}
