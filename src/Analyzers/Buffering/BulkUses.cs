using System;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>What is done with a stream, where a BufferedStream does it no faster than the FileStream below.</summary>
/// <remarks>
/// For single bytes and a few of them, BufferedStream has shorter ways through it than FileStream: without it, ReadInt32 of a
/// BinaryReader takes 1.2 to 1.6 times as long (<c>benchmarks -- rules *RedundantBuffer*</c>), and so does WriteByte. These uses are none.
/// </remarks>
[Flags]
enum BulkUse
{
    None = 0,
    Reads = 1 << 0,
    Writes = 1 << 1,
    /// <summary>A member that moves no bytes.</summary>
    Look = 1 << 2,
    Close = 1 << 3,
}

static class BulkUses
{
    const int ManyBytes = 1024;

    /// <summary>The use of a variable at a reference.</summary>
    public static BulkUse Of(IOperation reference, MemberBody body, bool isCallee = false)
    {
        var value = reference.ImplicitlyConverted();
        switch (value.Parent)
        {
            case IArgumentOperation argument:
                return OfArgument(argument, body, isCallee);
            case IInvocationOperation call when call.Instance == value:
                return OfMember(call, body);
            case IPropertyReferenceOperation { Property.Name: "Length" or "Position" or "CanRead" or "CanWrite" or "CanSeek" or "CanTimeout" } property when property.Instance == value:
                return BulkUse.Look;
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" } }:
                return BulkUse.Close;
            case IUsingOperation:
                return BulkUse.Close;
            default:
                return BulkUse.None;
        }
    }

    static BulkUse OfMember(IInvocationOperation call, MemberBody body) => call.TargetMethod.Name switch
    {
        "Read" or "ReadAsync" or "ReadExactly" or "ReadExactlyAsync" => ReadSize.OfCall(call, body)?.Bytes >= ManyBytes ? BulkUse.Reads : BulkUse.None,
        "CopyTo" or "CopyToAsync" => BulkUse.Reads,
        "Write" or "WriteAsync" or "SetLength" => BulkUse.Writes,
        "Flush" or "FlushAsync" or "Seek" => BulkUse.Look,
        "Dispose" or "DisposeAsync" or "Close" => BulkUse.Close,
        _ => BulkUse.None,
    };

    public static BulkUse OfArgument(IArgumentOperation argument, MemberBody body, bool isCallee = false) => argument.Parent switch
    {
        IObjectCreationOperation creation when body.Io.Traits.Of(creation.Type) is { Inner: { } inner } trait && argument.Parameter?.Name == inner => OfWrapper(creation, trait, body),
        IInvocationOperation { TargetMethod: var method } call when FileBehind.IsOfBaseLibrary(method.ContainingType) => OfCall(call, body),
        IInvocationOperation { TargetMethod: var method } when !isCallee && argument.Parameter is { RefKind: RefKind.None } parameter && !MethodSummary.IsReplaceable(method) => OfParameter(method, parameter, body),
        _ => BulkUse.None,
    };

    /// <summary>What a method of the program does with the stream that it is given, where it does not hand it on to another one.</summary>
    static BulkUse OfParameter(IMethodSymbol method, IParameterSymbol parameter, MemberBody caller)
    {
        if (!parameter.Type.Is(caller.Io.Stream) || HasCloserOverload(method, parameter, caller.Io) || MethodSummary.CodeOf(method, caller) is not { } code)
            return BulkUse.None;

        var uses = BulkUse.None;
        var stream = MethodSummary.ParameterIn(code, method, parameter.Ordinal);
        foreach (var (reference, _) in StreamUses.Of(stream, code.Operation!, code.Io))
        {
            if (StreamUses.IsInNestedFunction(reference, stream, code.Operation!) || Of(reference, code, isCallee: true) is var use && use == BulkUse.None)
                return BulkUse.None;
            uses |= Of(reference, code, isCallee: true);
        }

        return uses;
    }

    /// <summary>One for a FileStream or a MemoryStream would be called in its place.</summary>
    static bool HasCloserOverload(IMethodSymbol method, IParameterSymbol parameter, IoSymbols io)
    {
        foreach (var member in method.ContainingType.GetMembers(method.Name))
            if (member is IMethodSymbol { Parameters: var parameters } && parameters.Length > parameter.Ordinal && parameters[parameter.Ordinal].Type is var type
                && (type.TypeKind == TypeKind.TypeParameter || type.DerivesFrom(io.Stream) && !type.Is(io.Stream)))
                return true;
        return false;
    }

    /// <summary>What a reader, writer or stream does that has a buffer of its own; nothing for one that passes small pieces on, or leaves the stream open.</summary>
    static BulkUse OfWrapper(IObjectCreationOperation wrapper, StreamTrait trait, MemberBody body)
    {
        if (PassesPieces(trait.Writes) || PassesPieces(trait.Reads) || StreamCreation.CompressesEachWrite(wrapper, body) || !StreamOwnership.OwnsInner(wrapper, body.Io))
            return BulkUse.None;
        if (trait == body.Io.Traits.Of(body.Io.BufferedStream))
            return BulkUse.Reads | BulkUse.Writes | BulkUse.Close;

        var reads = trait.Writes == Transfer.None
            || trait.Reads != Transfer.None && wrapper.ArgumentNamed("mode") is { ConstantValue: { HasValue: true, Value: (int)System.IO.Compression.CompressionMode.Decompress } };
        return (reads ? BulkUse.Reads : BulkUse.Writes) | BulkUse.Close;
    }

    static bool PassesPieces(Transfer transfer) => transfer is Transfer.Each or Transfer.EachMessage or Transfer.ByBlock;

    /// <summary>Methods of the base library that read or write large pieces.</summary>
    static BulkUse OfCall(IInvocationOperation call, MemberBody body)
    {
        var method = call.TargetMethod;
        if (StreamCall.IsDefinedByStream(method, body.Io))
            return method.Name is "CopyTo" or "CopyToAsync" ? BulkUse.Writes : BulkUse.None;

        return (method.ContainingType.ContainingNamespace.ToDisplayString(), method.Name) switch
        {
            ("System.Security.Cryptography", "ComputeHash" or "ComputeHashAsync" or "HashData" or "HashDataAsync") => BulkUse.Reads,
            ("System.Text.Json", "Deserialize" or "DeserializeAsync" or "Parse" or "ParseAsync") => BulkUse.Reads,
            ("System.Text.Json", "Serialize" or "SerializeAsync") => BulkUse.Writes,
            ("System.Xml", "Create") => method.ContainingType.Name == "XmlReader" ? BulkUse.Reads : BulkUse.Writes,
            ("System.Xml" or "System.Xml.Linq", "Load" or "LoadAsync") => BulkUse.Reads,
            ("System.Xml" or "System.Xml.Linq", "Save" or "SaveAsync") => BulkUse.Writes,
            ("System.Xml.Serialization", "Deserialize") => BulkUse.Reads,
            ("System.Xml.Serialization", "Serialize") => BulkUse.Writes,
            _ => BulkUse.None,
        };
    }
}
