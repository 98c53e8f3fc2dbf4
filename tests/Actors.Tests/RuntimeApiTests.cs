using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Actors.Tests;

/// <summary>
/// The tree uses nothing of the in-tree runtime that Akka.NET lacks. Data/AkkaApi.txt has, for every type of ours, the members of Akka.NET's type of that name,
/// taken from its assembly: the build on Akka.NET keeps it true (ACTORS_APPROVE=1 dotnet test -p:ActorRuntime=Akka tests/Actors.Tests writes it anew).
/// </summary>
public class RuntimeApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static bool IsAkka => typeof(ActorSystem).Assembly.GetName().Name == "Akka";

    private static string[] Listed => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "AkkaApi.txt"));

    [Fact]
    public void The_tree_uses_only_what_both_runtimes_have()
    {
        var known = Listed.Append("LoggingBus.Publish/1").ToHashSet(); // inherited there, of EventBus
        var used = Used(typeof(Boot.InitActor).Assembly.Location).ToList();
        Assert.Equal(!IsAkka, used.Contains("ActorBase.get_Sender/0"));
        string[] unknown = [.. used.Where(member => !known.Contains(member))];
        Assert.True(unknown.Length == 0, $"Akka.NET lacks {string.Join(", ", unknown)}");
    }

    [Fact]
    public void The_list_is_that_of_Akka_itself()
    {
        if (!IsAkka)
        {
            Assert.Contains("IActorContext.get_Parent/0", Listed);
            return;
        }

        var own = File.ReadLines(Path.Combine(SourceFolder(), "../Kernel.Tests/Data/PublicApi.txt")).Where(line => !line.StartsWith(' '))
            .Select(line => line[(line.LastIndexOf(' ') + 1)..].Split('<')[0]).Select(name => name[(name.LastIndexOf('.') + 1)..]).ToHashSet();
        var actual = typeof(ActorSystem).Assembly.GetTypes().Where(type => type.IsVisible && own.Contains(type.Name.Split('`')[0]))
            .SelectMany(Members).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("ACTORS_APPROVE") == "1")
            File.WriteAllLines(Path.Combine(SourceFolder(), "Data", "AkkaApi.txt"), actual);
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
            && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "Actors.Kernel";
    }

    private static int ParameterCount(MetadataReader reader, MemberReference member)
    {
        var blob = reader.GetBlobReader(member.Signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            blob.ReadCompressedInteger();
        return blob.ReadCompressedInteger();
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
