using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-cut</c>: prints some bytes (-b, -c) or fields (-f) of each line.</summary>
internal static class S6Cut
{
    private const string Usage = "s6-cut [ -b list | -c list | -f list ] [ -d delim ] [ -n ] [ -s ] [ file... ]";

    public static ChainStep Run(ChainContext context)
    {
        CutList? list = null;
        var (fields, delimiter, keepOthers) = (false, '\t', true);
        var options = new ShortOptions(context.Arguments, "nsb:c:f:d:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': break;
                case 's': keepOthers = false; break;
                case 'd': delimiter = options.Value.Length > 0 ? options.Value[0] : '\0'; break;
                case 'b' or 'c' or 'f' when list is null: (list, fields) = (CutList.Parse(context, options.Value), option == 'f'); break;
                default: throw context.Usage(Usage);
            }
        }

        if (list is null or { IsEmpty: true })
            throw context.Usage(Usage);
        var output = new OutputBuffer(context);
        if (options.Operands.Count == 0)
            Cut(0, "stdin");
        foreach (var name in options.Operands)
        {
            using var file = InputFile.Open(context, name);
            Cut(file?.Number ?? 0, name);
        }

        output.Flush();
        return ChainStep.Exit(0);

        void Cut(int fd, string name)
        {
            try
            {
                var reader = new LineReader(fd);
                while (reader.TryRead(out var line, out _))
                {
                    if ((fields ? CutFields(line, list, delimiter, keepOthers) : list.Bytes(line)) is { } cut)
                        output.Write(cut + "\n");
                }
            }
            catch (PlatformException exception)
            {
                throw context.Failed($"cut {name}", exception.Errno);
            }
        }
    }

    private static string? CutFields(string line, CutList list, char delimiter, bool keepOthers)
    {
        var fields = line.Split(delimiter);
        if (fields.Length == 1)
            return keepOthers ? line : null;
        var chosen = new List<string>();
        for (var i = 0; i < fields.Length; i++)
        {
            if (list.Contains((uint)i + 1))
                chosen.Add(fields[i]);
        }

        return string.Join(delimiter, chosen);
    }
}
