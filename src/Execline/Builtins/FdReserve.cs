using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>fdreserve n prog...</c>: finds n free descriptors, and tells their numbers in <c>FD0</c>, <c>FD1</c> ...</summary>
internal static class FdReserve
{
    public static ChainStep Run(ChainContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Count < 3 || !ScanNumber.TryWhole(arguments[1], out var count))
            throw context.Usage("fdreserve n prog...");
        if (count > ResourceLimits.Get(Resource.OpenFiles).Soft)
            throw context.Fatal(100, "too many requested fds");
        var numbers = Find(context, (int)count);

        // In execline's order: the odd one is made last, and told first.
        if (count % 2 == 1)
            Tell(context, (int)count - 1, numbers[^1]);
        for (var i = 0; i < numbers.Count - (int)(count % 2); i++)
            Tell(context, i, numbers[i]);
        return ChainStep.Continue(arguments[2..]);
    }

    private static List<int> Find(ChainContext context, int count)
    {
        var held = new List<Descriptor>();
        try
        {
            for (var i = 0; i < count / 2; i++)
            {
                var (read, write) = context.Pipe("reserve fds");
                held.AddRange([read, write]);
            }

            if (count % 2 == 1)
            {
                var errno = Files.TryOpen("/dev/null", OpenMode.Read, out var last);
                held.Add(errno == 0 ? last! : throw context.Unable(111, "reserve last fd", errno));
            }

            return held.ConvertAll(descriptor => descriptor.Number);
        }
        finally
        {
            held.ForEach(descriptor => descriptor.Dispose());
        }
    }

    private static void Tell(ChainContext context, int index, int number) =>
        context.Environment["FD" + ChainContext.Decimal(index)] = ChainContext.Decimal(number);
}
