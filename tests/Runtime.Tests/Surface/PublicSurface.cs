using System.Reflection;
using System.Runtime.CompilerServices;

namespace IoAnalyzers.Runtime.Tests.Surface;

/// <summary>The public types of an assembly and their members, one line each, in an order that does not depend on the source.</summary>
static class PublicSurface
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            yield return Header(type);
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
                yield return "    " + member;
        }
    }

    static string Header(Type type)
    {
        var kind = type.IsEnum ? "enum" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : type.IsInterface ? "interface"
            : type.IsValueType ? (IsReadOnly(type) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct"
            : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + "class";
        var bases = new List<string>();
        if (type is { IsClass: true, BaseType: { } above } && above != typeof(object))
            bases.Add(TypeNames.Of(above));
        if (!type.IsEnum)
            bases.AddRange(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Select(TypeNames.Of).Order(StringComparer.Ordinal));
        return $"{kind} {TypeNames.Of(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    static bool IsReadOnly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);

    static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Select(static value => $"{value} = {Convert.ToInt64(value)}");

        return type.GetConstructors(Declared).Where(IsVisible).Select(constructor => $"new({Parameters(constructor)})")
            .Concat(type.GetFields(Declared).Where(static field => field.IsPublic || field.IsFamily).Select(FieldLine))
            .Concat(type.GetProperties(Declared).Where(static property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(PropertyLine))
            .Concat(type.GetMethods(Declared).Where(static method => IsVisible(method) && IsWritten(method)).Select(MethodLine));
    }

    static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsWritten(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    static string FieldLine(FieldInfo field) =>
        $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}";

    static string PropertyLine(PropertyInfo property)
    {
        var set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        var index = property.GetIndexParameters();
        return $"{Modifiers(property.GetAccessors(nonPublic: true)[0])}{TypeNames.Of(property.PropertyType)}{Question(new NullabilityInfoContext().Create(property))} {property.Name}"
            + (index.Length == 0 ? "" : $"[{string.Join(", ", index.Select(ParameterText))}]") + $" {{{(property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "")}{set} }}";
    }

    static string MethodLine(MethodInfo method)
    {
        var generics = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(static argument => argument.Name))}>" : "";
        var constraints = string.Concat(method.GetGenericArguments().Where(static argument => argument.GenericParameterAttributes != 0)
            .Select(static argument => $" where {argument.Name} : {(IsUnmanaged(argument) ? "unmanaged" : argument.GenericParameterAttributes.ToString())}"));
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{Modifiers(method)}{TypeNames.Of(method.ReturnType)}{Question(new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}{generics}({extension}{Parameters(method)}){constraints}";
    }

    static bool IsUnmanaged(Type argument) => argument.GetCustomAttributesData().Any(static attribute => attribute.AttributeType.Name == "IsUnmanagedAttribute");

    static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : method.IsAbstract ? "abstract "
            : method is MethodInfo { IsVirtual: true, IsFinal: false } named && named.GetBaseDefinition() != named ? "override "
            : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType!.IsSealed ? "virtual " : "");

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(ParameterText));

    static string ParameterText(ParameterInfo parameter)
    {
        var passing = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        var standard = !parameter.HasDefaultValue ? "" : " = " + (parameter.RawDefaultValue switch
        {
            null => parameter.ParameterType.IsValueType ? "default" : "null",
            string text => $"\"{text}\"",
            bool value => value ? "true" : "false",
            { } value when parameter.ParameterType.IsEnum => Enum.ToObject(parameter.ParameterType, value).ToString(),
            { } value => value.ToString(),
        });
        return $"{passing}{TypeNames.Of(parameter.ParameterType)}{Question(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{standard}";
    }

    static string Question(NullabilityInfo nullability) =>
        !nullability.Type.IsValueType && (nullability.ReadState == NullabilityState.Nullable || nullability.WriteState == NullabilityState.Nullable) ? "?" : "";
}
