using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Actors.Tests;

/// <summary>
/// The tree uses nothing of the in-tree runtime that Akka.NET lacks. Data/AkkaApi.txt has, for every type of ours, the members of Akka.NET's type of that name,
/// taken from its assembly: the build on Akka.NET keeps it true (ACTORS_APPROVE=1 dotnet test -p:ActorRuntime=Akka tests/Actors.Tests writes it anew).
/// </summary>
public class RuntimeApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What the adapters use, of which Akka.NET's have their own.</summary>
    private static readonly string[] s_adapters =
    [
        "src/Control: LocalActorRef.get_Cell/0", "src/Control: ActorCell.GetChildren/0", "src/Control: ActorCell.get_Actor/0", "src/Control: ActorCell.get_Props/0",
        "src/Control: ActorCell.get_Mailbox/0", "src/Control: Mailbox.get_NumberOfMessages/0", "src/Control: ActorCell.get_Restarts/0", "src/Control: ActorBase.get_SupervisorStrategyInternal/0",
    ];

    private static bool IsAkka => typeof(ActorSystem).Assembly.GetName().Name == "Akka";

    private static string[] Listed => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "AkkaApi.txt"));

    [Fact]
    public void The_tree_uses_only_what_both_runtimes_have()
    {
        // Inherited there, of EventBus; or of the class below.
        var known = Listed.Concat(["LoggingBus.Publish/1", "LoggingBus.Subscribe/2", "LoggingBus.Unsubscribe/1", "LoggingBus.Unsubscribe/2", "SchedulerBase.get_Now/0"]).ToHashSet();
        Assert.Equal(!IsAkka, Used(typeof(Boot.InitActor).Assembly.Location).Contains("ActorBase.get_Sender/0"));
        var unknown = ActorProjects.Built.Where(folder => !IsAkka)
            .SelectMany(folder => Used(ActorProjects.AssemblyOf(folder)).Where(member => !known.Contains(member)).Select(member => $"{folder}: {member}"))
            .Where(use => !s_adapters.Contains(use)).Distinct().ToArray();
        Assert.True(unknown.Length == 0, $"Akka.NET lacks {string.Join(", ", unknown)}");
    }

    [Fact]
    public void No_actor_is_made_by_what_Akka_cannot_make_an_expression_tree_of()
    {
        if (IsAkka || !ActorProjects.IsFirstFramework) // there its own compiler says it
            return;
        var workspace = Directory.CreateTempSubdirectory();
        try
        {
            const string Trap = """
                internal sealed class Trapped(System.Action action) : Actors.Kernel.UntypedActor
                {
                    public static readonly Actors.Kernel.Props Made = ExpressionProps.Create(() => new Trapped(() => { }));
                    protected override void OnReceive(object message) => action();
                }
                """;
            Assert.Contains("CS0834", ActorProjects.CompileWithExpressions("src/Actors", workspace.FullName, Trap), StringComparison.Ordinal);
            Assert.Equal("", ActorProjects.CompileWithExpressions("src/Actors", workspace.FullName));
            Assert.Contains("tests/Actors.Tests", ActorProjects.Built);
            // What another project refers to may be older than it where not all was built together; so only this is of interest.
            var complaints = ActorProjects.Built.Skip(1).SelectMany(folder => ActorProjects.CompileWithExpressions(folder, workspace.FullName).Split('\n'))
                .Where(line => line.Contains("expression tree", StringComparison.OrdinalIgnoreCase)).Distinct();
            Assert.Equal("", string.Join('\n', complaints));
        }
        finally
        {
            workspace.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_list_is_that_of_Akka_itself()
    {
        if (!IsAkka)
        {
            Assert.Contains("IActorContext.get_Parent/0", Listed);
            return;
        }

        var own = File.ReadLines(Path.Combine(Checkout.Root, "tests/Kernel.Tests/Data/PublicApi.txt")).Where(line => !line.StartsWith(' '))
            .Select(line => Regex.Match(Regex.Replace(line, "<[^>]*>", ""), @"^[a-z ]*\bActors\.Kernel(?:\.\w+)*[.+](\w+)")).Where(match => match.Success).Select(match => match.Groups[1].Value).ToHashSet();
        own.UnionWith(["Config", "ConfigurationFactory"]);
        own.UnionWith(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests/TestKit"), "*.cs", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file).Split('.')[0]));
        Type[] markers = [typeof(ActorSystem), typeof(TestKitBase), typeof(TestKit)];
        var actual = markers.SelectMany(marker => marker.Assembly.GetTypes()).Where(type => type.IsVisible && own.Contains(type.Name.Split('`')[0]))
            .SelectMany(Members).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("ACTORS_APPROVE") == "1")
            File.WriteAllLines(Path.Combine(Checkout.Root, "tests/Actors.Tests/Data/AkkaApi.txt"), actual);
        else
            Assert.Equal(Listed, actual);
    }

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(Declared).OfType<MethodBase>().Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
            .Select(method => $"{type.Name}.{method.Name}/{method.GetParameters().Length}")
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => $"{type.Name}.{field.Name}"));

    /// <summary>Every member of the in-tree runtime that an assembly refers to.</summary>
    private static IEnumerable<string> Used(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (Owner(reader, member.Parent) is not { } type || !IsOfTheRuntime(reader, type))
                continue;
            var name = $"{reader.GetString(type.Name)}.{reader.GetString(member.Name)}";
            yield return member.GetKind() == MemberReferenceKind.Method ? $"{name}/{ParameterCount(reader, member)}" : name;
        }
    }

    private static TypeReference? Owner(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            // A generic type: GENERICINST, CLASS or VALUETYPE, and then the type itself.
            var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return null;
            blob.ReadCompressedInteger();
            parent = blob.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference ? reader.GetTypeReference((TypeReferenceHandle)parent) : null;
    }

    private static bool IsOfTheRuntime(MetadataReader reader, TypeReference type)
    {
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) is "Actors.Kernel" or "Actors.TestKit";
    }

    private static int ParameterCount(MetadataReader reader, MemberReference member)
    {
        var blob = reader.GetBlobReader(member.Signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            blob.ReadCompressedInteger();
        return blob.ReadCompressedInteger();
    }
}
