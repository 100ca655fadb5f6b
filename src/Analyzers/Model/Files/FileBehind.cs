using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>Follows a stream, a writer or a handle down to where its file was opened, or to the parameter that it came in by.</summary>
static class FileBehind
{
    const int MaxDepth = 16;

    /// <summary>The opening call, the reference to a parameter, or null when the expression is no stream or its origin is unknown.</summary>
    public static IOperation? Of(IOperation? expression, MemberBody body) => Of(expression, body, depth: 0);

    static IOperation? Of(IOperation? expression, MemberBody body, int depth)
    {
        if (depth > MaxDepth)
            return null;

        switch (expression)
        {
            case IConversionOperation conversion:
                return Of(conversion.Operand, body, depth + 1);
            case IAwaitOperation { Operation: var awaited }:
                return Of(awaited, body, depth + 1);
            case IConditionalAccessInstanceOperation:
                return Of(Accessed(expression), body, depth + 1);
            case IParameterReferenceOperation { Parameter: var parameter } when !body.Values.IsReassigned(parameter):
                return expression;
            case ILocalReferenceOperation { Local: var local }:
                return Of(body.Values.OnlyValueOf(local), body, depth + 1);
            case IPropertyReferenceOperation { Property.Name: "BaseStream" or "SafeFileHandle" or "Handle" or "InnerWriter", Instance: { } instance }:
                return Of(instance, body, depth + 1);
            case IObjectCreationOperation or IInvocationOperation when FileOpening.Of(expression, body) is { } opening:
                return opening.Call;
            case IInvocationOperation { TargetMethod.Name: "DangerousGetHandle" or "ConfigureAwait", Instance: { } instance }:
                return Of(instance, body, depth + 1);
            case IInvocationOperation { TargetMethod: { Name: "ConfigureAwait", IsExtensionMethod: true } } call:
                return Of(call.Arguments[0].Value, body, depth + 1);
            default:
                return WrappedBy(expression, body) is { } wrapped ? Of(wrapped, body, depth + 1) : null;
        }
    }

    /// <summary>The stream, writer or handle that a wrapper is made over; null for an expression that makes no wrapper.</summary>
    public static IOperation? WrappedBy(IOperation? expression, MemberBody body)
    {
        var arguments = expression switch
        {
            IObjectCreationOperation creation when IsWrapper(creation.Type) => creation.Arguments,
            IInvocationOperation { TargetMethod: { IsStatic: true } factory } call when IsFactory(factory) => call.Arguments,
            _ => default,
        };
        if (arguments.IsDefault)
            return null;

        foreach (var argument in arguments)
            if (IsStreamLike(argument.Value.Unconverted().Type, body.Io))
                return argument.Value;
        return null;
    }

    /// <summary>The types that bytes go through on their way to a file.</summary>
    public static bool IsStreamLike(ITypeSymbol? type, IoSymbols io) =>
        type.DerivesFrom(io.Stream) || type.DerivesFrom(io.TextWriter) || type.DerivesFrom(io.BinaryWriter) || type.DerivesFrom(io.SafeFileHandle)
        || type is { Name: "XmlWriter" or "XmlTextWriter" or "XmlDictionaryWriter" or "Utf8JsonWriter" or "ZipArchive" or "PipeWriter" };

    /// <summary>The types of variables that a stream can be in: its own, and those that say less.</summary>
    public static bool MayHoldStream(ITypeSymbol? type, IoSymbols io) =>
        type is { TypeKind: TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } || IsStreamLike(type, io);

    /// <summary>A type of the base class library is a wrapper whatever it is called; one of another library when its name says so.</summary>
    static bool IsWrapper(ITypeSymbol? type) =>
        type is { Locations.IsEmpty: false } && !type.Locations[0].IsInSource
        && (IsOfBaseLibrary(type)
            || type.Name.EndsWith("Writer", System.StringComparison.Ordinal) || type.Name.EndsWith("Stream", System.StringComparison.Ordinal));

    /// <summary><c>XmlWriter.Create</c>, <c>PipeWriter.Create</c>, <c>Stream.Synchronized</c>, <c>XmlDictionaryWriter.CreateBinaryWriter</c>.</summary>
    static bool IsFactory(IMethodSymbol method) =>
        IsOfBaseLibrary(method.ContainingType) && (method.Name.StartsWith("Create", System.StringComparison.Ordinal) || method.Name == "Synchronized");

    public static bool IsOfBaseLibrary(ITypeSymbol? type)
    {
        if (type?.ContainingNamespace is not { } space || type.Locations.IsEmpty || type.Locations[0].IsInSource)
            return false;
        while (space is { IsGlobalNamespace: false, ContainingNamespace: { IsGlobalNamespace: false } outer })
            space = outer;
        return space.Name is "System" or "Microsoft";
    }

    /// <summary>What stands in front of the question mark, for the operation that stands for it behind; any other operation as it is.</summary>
    public static IOperation? Accessed(IOperation? instance)
    {
        if (instance is not IConditionalAccessInstanceOperation)
            return instance;

        var child = instance;
        for (var parent = child.Parent; parent is not null; child = parent, parent = parent.Parent)
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        return null;
    }
}
