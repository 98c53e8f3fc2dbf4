using System.Reflection;
using System.Text;

namespace Actors.Kernel.Tests;

/// <summary>
/// The public surface of the runtime, member by member. It is Akka.NET's, for the part that is there: a new line here that Akka.NET
/// does not have means that an actor could come to use what only one of the two runtimes has.
/// </summary>
/// <remarks>
/// To approve a change: ACTORS_APPROVE=1 dotnet test, and look at the difference of tests/Kernel.Tests/Data/PublicApi.txt.
/// </remarks>
public class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> s_ofEveryObject = ["Equals", "GetHashCode", "ToString", "<Clone>$", "PrintMembers", "Deconstruct", "EqualityContract"];

    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        var actual = Describe();
        var approved = Path.Combine(AppContext.BaseDirectory, "Data", "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("ACTORS_APPROVE") == "1")
            File.WriteAllText(Path.Combine(Checkout.Root, "tests/Kernel.Tests/Data/PublicApi.txt"), actual);
        else
            Assert.Equal(File.ReadAllText(approved), actual);
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        var types = typeof(ActorSystem).Assembly.GetExportedTypes()
            .Where(type => type.Namespace != "Actors.Kernel.Configuration")
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var type in types)
        {
            text.Append(Kind(type)).Append(' ').Append(type.Namespace).Append('.').Append(FullName(type)).Append('\n');
            IEnumerable<string?> members = typeof(Delegate).IsAssignableFrom(type)
                ? [Signature(type.GetMethod("Invoke")!)]
                : type.GetMembers(Declared).Select(Signature).Where(line => line is not null).Order(StringComparer.Ordinal);
            foreach (var member in members)
                text.Append("    ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static string? Signature(MemberInfo member) => member switch
    {
        _ when s_ofEveryObject.Contains(member.Name) => null,
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => Method(method),
        MethodInfo method when method.Name.StartsWith("op_", StringComparison.Ordinal) => Method(method),
        PropertyInfo property when IsVisible(property.GetMethod ?? property.SetMethod!) =>
            $"{Name(property.PropertyType)} {property.Name} {{{(property.CanRead ? " get;" : "")}{(property.SetMethod is { } set && IsVisible(set) ? " set;" : "")} }}",
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => $"{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Method(MethodInfo method)
    {
        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Name(method.ReturnType)} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(
        parameter => $"{(parameter.IsOut ? "out " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.RawDefaultValue ?? "null") : "")}"));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Kind(Type type) =>
        type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string FullName(Type type) =>
        type.DeclaringType is { } outer ? $"{FullName(outer)}.{Name(type)}" : Name(type);

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
