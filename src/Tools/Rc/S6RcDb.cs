using Actors.Control;
using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools.Rc;

/// <summary><c>s6-rc-db</c>: questions about the service database, which it gets from pid 1.</summary>
internal static class S6RcDb
{
    private const string Usage = "s6-rc-db [ -u | -d ] [ -l live ] [ -c compiled ] [ -b ] [ -E | -e ] command... (use s6-rc-db help for more information)";

    private const string Help =
        """
        s6-rc-db help
        s6-rc-db check
        s6-rc-db list all|services|oneshots|longruns|bundles
        s6-rc-db type servicename
        s6-rc-db [ -u | -d ] timeout atomicname
        s6-rc-db contents bundlename
        s6-rc-db [ -u | -d ] dependencies servicename...
        s6-rc-db pipeline longrunname
        s6-rc-db [ -u | -d ] script oneshotname
        s6-rc-db flags atomicname
        s6-rc-db atomics servicename...
        s6-rc-db [ -u | -d ] all-dependencies servicename...

        """;

    private const int WrongKind = 5;

    private static readonly string[] s_longNames = ["up=u", "down=d", "block=b", "with-essentials=E", "without-essentials=e", "livedir=l", "compiled=c"];

    private static readonly string[] s_verbs =
        ["check", "list", "type", "timeout", "contents", "dependencies", "pipeline", "script", "flags", "atomics", "all-dependencies"];

    public static ChainStep Run(ChainContext context)
    {
        var (up, showEssential) = (true, true);
        string live = S6RcInit.LiveFolder, compiled = "";
        var options = new LongOptions(context, "udl:c:bEe", s_longNames);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'u': up = true; break;
                case 'd': up = false; break;
                case 'E': showEssential = true; break;
                case 'e': showEssential = false; break;
                case 'l': live = options.Value; break;
                case 'c': compiled = options.Value; break;
                default: break; // -b: nobody is waited for
            }
        }

        if (options.Operands is not [var verb, .. var names])
            throw context.Usage(Usage);
        if (verb == "help")
        {
            _ = StandardStreams.Output(Help);
            return ChainStep.Exit(0);
        }

        if (!s_verbs.Contains(verb))
            throw context.Fatal(ExitCode.WrongUsage, $"unknown command: {verb}");
        var path = compiled.Length > 0 ? compiled : live + "/compiled";
        new Query(Fetch(context, path), path, context, up, showEssential).Answer(verb, [.. names]);
        return ChainStep.Exit(0);
    }

    /// <summary>Pid 1's database; or another one, which is compiled anew (<see cref="S6RcCompile"/>).</summary>
    private static ServiceDatabase Fetch(ChainContext context, string path)
    {
        if (Files.RealPath(path) is not { } real)
            throw context.Failed($"take lock on {path}", Errno.ENOENT);
        if (real != Files.RealPath(S6RcInit.LiveFolder + "/compiled"))
            return ServiceDatabase.Of(Compilation.Read(S6RcCompile.SourcesOf(context, path), new CompileOptions { Verbosity = 0 }).Graph);
        using var client = ControlClient.Connect();
        return ServiceDatabase.Fetch(client);
    }

    private sealed class Query(ServiceDatabase database, string path, ChainContext context, bool up, bool showEssential)
    {
        internal void Answer(string verb, string[] names)
        {
            switch (verb, names)
            {
                case ("check", []): break;
                case ("list", [var what]): List(what); break;
                case ("type", [var name]): Say(TypeOf(name)); break;
                case ("timeout", [var name]): Say($"{(up ? Atomic(name).TimeoutUp : Atomic(name).TimeoutDown)}"); break;
                case ("contents", [var name]): Say(Bundle(name)); break;
                case ("dependencies", [_, ..]): SayUnion(Named(names).SelectMany(service => database.Next(service, up))); break;
                case ("all-dependencies", [_, ..]): SayUnion(database.Closure(Named(names), up)); break;
                case ("atomics", [_, ..]): SayUnion(Named(names)); break;
                case ("pipeline", [var name]): Pipeline(Longrun(name)); break;
                case ("script", [var name]): _ = StandardStreams.Output(string.Concat(Script(name).Select(word => word + "\0"))); break;
                case ("flags", [var name]): Say($"{(Atomic(name).IsEssential ? 1 : 0) | (Atomic(name).IsRecommended ? 2 : 0):x8}"); break;
                default: throw context.Usage(Usage);
            }
        }

        private void List(string what)
        {
            if (what is "all" or "services" or "oneshots" or "longruns")
                Say(database.Services.Where(service => what is "all" or "services" || service.IsOneshot == (what == "oneshots")));
            if (what is "all" or "bundles")
            {
                foreach (var bundle in database.Bundles)
                    Say(bundle);
            }
            else if (what is not ("services" or "oneshots" or "longruns"))
            {
                throw context.Fatal(ExitCode.WrongUsage, $"unknown subcommand: {what}");
            }
        }

        private string TypeOf(string name) => database.Find(name) switch
        {
            { IsOneshot: true } => "oneshot",
            { } => "longrun",
            null => database.FindBundle(name) is not null ? "bundle" : throw Unknown(name),
        };

        private DatabaseService Atomic(string name) => database.Find(name) ?? throw (database.FindBundle(name) is null ? Unknown(name) : Kind(name, "represents a bundle"));

        private DatabaseService Longrun(string name) => Atomic(name) is { IsOneshot: false } longrun ? longrun : throw Kind(name, "does not represent a longrun");

        private IReadOnlyList<DatabaseService> Bundle(string name) =>
            database.FindBundle(name) ?? throw (database.Find(name) is null ? Unknown(name) : Kind(name, "represents an atomic service"));

        private IReadOnlyList<string> Script(string name) =>
            (up ? Atomic(name).UpScript : Atomic(name).DownScript) ?? throw Kind(name, "represents a longrun service");

        private IEnumerable<DatabaseService> Named(IEnumerable<string> names)
        {
            var named = names.SelectMany(name => database.Resolve(name) ?? throw Unknown(name)).ToHashSet();
            return database.Services.Where(named.Contains);
        }

        /// <summary>Each pipe of the pipeline that the longrun is in: <c>producer/consumer</c> a line.</summary>
        private void Pipeline(DatabaseService longrun)
        {
            var end = longrun;
            while (end.Consumer is { } consumer)
                end = database.Find(consumer)!;
            foreach (var (producer, consumer) in PipesInto(end).Reverse())
                Say($"{producer}/{consumer}");
        }

        private IEnumerable<(string Producer, string Consumer)> PipesInto(DatabaseService consumer) =>
            consumer.Producers.SelectMany(producer => PipesInto(database.Find(producer)!).Prepend((producer, consumer.Name)));

        /// <summary>s6-rc-db shows what several names have together from the end of the database to its beginning.</summary>
        private void SayUnion(IEnumerable<DatabaseService> services)
        {
            var union = services.ToHashSet();
            Say(database.Services.Where(union.Contains).Reverse());
        }

        private void Say(IEnumerable<DatabaseService> services)
        {
            foreach (var service in services.Where(service => showEssential || !service.IsEssential))
                Say(service.Name);
        }

        private static void Say(string line) => _ = StandardStreams.Output(line + "\n");

        private ChainException Unknown(string name) => context.Fatal(RcLists.UnknownName, $"{name} is not a valid identifier in {path}");

        private ChainException Kind(string name, string what) => context.Fatal(WrongKind, $"in database {path}: identifier {name} {what}");
    }
}
