using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>The ways in which the base class library hands out streams, and the settings that they are given there.</summary>
static class StreamCreation
{
    const int DefaultFileStreamBuffer = 4096;

    /// <summary>The row of the stream, reader or writer that a factory method returns; null for a method that is not known.</summary>
    public static StreamTrait? OfCall(IInvocationOperation call, IoSymbols io)
    {
        var type = call.TargetMethod.ContainingType;
        if (type.Is(io.Stream) && call.TargetMethod.Name == "Synchronized")
            return StreamTraits.Synchronized;
        if (type.Is(io.Console) && call.TargetMethod.Name is "OpenStandardOutput" or "OpenStandardError" or "OpenStandardInput")
            return StreamTraits.StandardStream;
        if (type.Is(io.File) || type.Is(io.FileInfo) || type.Is(io.TcpClient) && call.Type.Is(io.NetworkStream))
            return io.Traits.Of(call.Type);
        return null;
    }

    /// <summary>Whether a reader or writer is created over a file that it opens itself: by a path, or by <c>File.CreateText</c> and its siblings.</summary>
    public static bool OpensFile(IOperation creation, IoSymbols io) =>
        creation is IInvocationOperation { TargetMethod.ContainingType: var type } ? type.Is(io.File) || type.Is(io.FileInfo) : creation.ArgumentNamed("path") is not null;

    /// <summary>The constant buffer size that a FileStream gets where it is created; null when it is not constant.</summary>
    public static int? BufferSize(IOperation creation, MemberBody body)
    {
        if (creation.ArgumentNamed("options") is { } options && options.Type.Is(body.Io.FileStreamOptions))
            return OptionValue.Of(options, "BufferSize", body) is var (value, isKnown) && isKnown ? value is null ? DefaultFileStreamBuffer : value.Int32Constant() : null;
        // The bufferSize of a StreamWriter is that of its characters; the file below it has the default.
        if (creation.Type.Is(body.Io.StreamWriter) || creation.Type.Is(body.Io.StreamReader))
            return DefaultFileStreamBuffer;
        if (creation.ArgumentNamed("bufferSize") is { } size)
            return size.Int32Constant();
        return creation.Type.Is(body.Io.FileStream) ? DefaultFileStreamBuffer : null;
    }

    /// <summary>Whether a BrotliStream is created at a level at which it makes a block of its own of each write.</summary>
    public static bool CompressesEachWrite(IOperation creation, MemberBody body)
    {
        if (creation.ArgumentNamed("compressionOptions") is { } options)
            return OptionValue.Of(options, "Quality", body) is ({ } quality, true) && quality.Int32Constant() is 0 or 1;
        return creation.ArgumentNamed("compressionLevel").Int32Constant() is 1 or 2;
    }

    /// <summary>A pipe in message mode, of which the other end sees each write as a message.</summary>
    public static bool SendsMessages(IOperation creation) =>
        creation.ArgumentNamed("transmissionMode") is { } mode && mode.Int32Constant() is not 0;

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
