using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>The ways in which the base class library hands out streams, and the settings that they are given there.</summary>
static class StreamCreation
{
    const int DefaultFileStreamBuffer = 4096;
    const int FastestCompression = 1;

    /// <summary>The row of the stream that a factory method returns; null for a method that is not known.</summary>
    public static StreamTrait? OfCall(IInvocationOperation call, IoSymbols io)
    {
        var type = call.TargetMethod.ContainingType;
        if (type.Is(io.Stream) && call.TargetMethod.Name == "Synchronized")
            return StreamTraits.Synchronized;
        if (type.Is(io.Console) && call.TargetMethod.Name is "OpenStandardOutput" or "OpenStandardError" or "OpenStandardInput")
            return StreamTraits.StandardStream;
        if ((type.Is(io.File) || type.Is(io.FileInfo)) && call.Type.Is(io.FileStream))
            return io.Traits.Of(call.Type);
        if (type.Is(io.TcpClient) && call.Type.Is(io.NetworkStream))
            return io.Traits.Of(call.Type);
        return null;
    }

    public static int? BufferSize(IOperation? creation)
    {
        if (creation is not (IObjectCreationOperation or IInvocationOperation))
            return null;
        if (creation.ArgumentNamed("options") is { } options && options.Unconverted() is var given && given.Type is { Name: "FileStreamOptions" })
            return given is IObjectCreationOperation { Initializer: var initializer } ? OptionBufferSize(initializer) : null;
        return creation.ArgumentNamed("bufferSize") is { } size ? size.Int32Constant() : DefaultFileStreamBuffer;
    }

    public static bool IsAtFastest(IOperation? creation) =>
        creation.ArgumentNamed("compressionLevel") is { ConstantValue: { HasValue: true, Value: int level } } && level == FastestCompression;

    static int? OptionBufferSize(IObjectOrCollectionInitializerOperation? initializer) =>
        OptionNamed(initializer, "BufferSize") is { } size ? size.Int32Constant() : DefaultFileStreamBuffer;

    /// <summary>The value that an object initializer gives to a property.</summary>
    public static IOperation? OptionNamed(IObjectOrCollectionInitializerOperation? initializer, string property)
    {
        if (initializer is not null)
            foreach (var member in initializer.Initializers)
                if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value } && target.Property.Name == property)
                    return value;
        return null;
    }
}
