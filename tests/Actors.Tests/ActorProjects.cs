using System.Diagnostics;
using System.Linq.Expressions;
using System.Text;

namespace Actors.Tests;

/// <summary>The projects that are compiled against either actor runtime, as this build has left them beside the tests.</summary>
internal static class ActorProjects
{
    private static readonly string[] s_folders =
        ["src/Actors", "src/Control", "src/Init", "tests/Actors.Tests", "tests/Control.Tests", "tests/Runtime.Contract.Tests"];

    /// <summary>Debug or Release, and the framework: the last two folders of the tests' own path.</summary>
    private static readonly string s_flavour = Path.Combine([.. AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..]]);

    private static readonly string s_root = Checkout.Root;

    /// <summary>Whether the other framework's run of the tests compiles nothing again.</summary>
    public static bool IsFirstFramework => s_flavour.EndsWith("net10.0", StringComparison.Ordinal);

    /// <summary>Those that are built: at least the tree and its tests are.</summary>
    public static IEnumerable<string> Built => s_folders.Where(folder => File.Exists(AssemblyOf(folder)) && Directory.Exists(Path.Combine(s_root, folder, "obj", s_flavour)));

    /// <summary>A project's assembly.</summary>
    public static string AssemblyOf(string folder) =>
        Path.Combine(s_root, folder, "bin", s_flavour, folder == "src/Actors" ? "Actors.dll" : $"Actors.{Path.GetFileName(folder)}.dll");

    /// <summary>
    /// Compiles a project's sources as they would be against Akka.NET, whose <c>Props.Create</c> takes an expression tree: no statement lambda, no local function, no optional argument left out.
    /// </summary>
    /// <param name="folder">The project's.</param>
    /// <param name="workspace">An empty folder.</param>
    /// <param name="another">One more source.</param>
    /// <returns>What the compiler has to say.</returns>
    public static string CompileWithExpressions(string folder, string workspace, string another = "")
    {
        var sources = new List<string> { Path.Combine(workspace, "ExpressionProps.cs") };
        File.WriteAllText(sources[0], ExpressionProps + another);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories).Where(file => !IsLeftOut(folder, file)))
        {
            var text = File.ReadAllText(file);
            var changed = text.Replace("Props.Create(() =>", "global::ExpressionProps.Create(() =>", StringComparison.Ordinal);
            sources.Add(Path.Combine(workspace, $"{sources.Count}.cs"));
            File.WriteAllText(sources[^1], $"#line 1 \"{file}\"\n{changed}");
        }

        var generated = Path.Combine(s_root, folder, "obj", s_flavour);
        sources.AddRange(Directory.EnumerateFiles(generated, "*.GlobalUsings.g.cs").Concat(Directory.EnumerateFiles(generated, "*.AssemblyInfo.cs")));
        var own = AssemblyOf(folder);
        var references = Directory.EnumerateFiles(Path.GetDirectoryName(typeof(Expression).Assembly.Location)!, "*.dll").Where(IsManaged)
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(own)!, "*.dll").Where(file => file != own));
        var lines = new StringBuilder("-nostdlib\n-nologo\n-target:library\n-unsafe+\n-langversion:14\n-nullable:enable\n-warn:0\n-deterministic\n")
            .Append("-define:NET9_0_OR_GREATER;NET10_0_OR_GREATER\n").Append($"-out:{Path.Combine(workspace, Path.GetFileName(own))}\n")
            .AppendJoin('\n', references.Select(file => $"-r:\"{file}\"")).Append('\n').AppendJoin('\n', sources.Select(file => $"\"{file}\""));
        var response = Path.Combine(workspace, "arguments.rsp");
        File.WriteAllText(response, lines.ToString());
        return Run(Path.Combine(DotNet, "dotnet"), "exec", Compiler, "-noconfig", "@" + response);
    }

    /// <summary>Only the in-tree runtime has it, or it was made by a build.</summary>
    private static bool IsLeftOut(string folder, string file)
    {
        var path = file[(Path.Combine(s_root, folder).Length + 1)..];
        return path.StartsWith("bin/", StringComparison.Ordinal) || path.StartsWith("obj/", StringComparison.Ordinal) || path.StartsWith("Akka/", StringComparison.Ordinal);
    }

    private static bool IsManaged(string file)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(file));
        return reader.HasMetadata;
    }

    private static string DotNet => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    private static string Compiler => Directory.EnumerateFiles(Path.Combine(DotNet, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        return process.StandardOutput.ReadToEnd() + errors.Result;
    }

    private const string ExpressionProps = """
        internal static class ExpressionProps
        {
            public static Actors.Kernel.Props Create<TActor>(System.Linq.Expressions.Expression<System.Func<TActor>> factory, Actors.Kernel.SupervisorStrategy? supervisorStrategy = null)
                where TActor : Actors.Kernel.ActorBase => throw null!;
        }
        """;
}
