using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What a piece of code does with a stream that it reads.</summary>
enum ReadUse
{
    /// <summary>A read; <see cref="ReadSize"/> tells more.</summary>
    Read,
    /// <summary>The position is set.</summary>
    Seek,
    /// <summary>A member that moves no bytes.</summary>
    Look,
    /// <summary>The same of the stream below, through <c>BinaryReader.BaseStream</c>.</summary>
    LookBelow,
    /// <summary>Given to a wrapper whose row is in the table, or to a method of another assembly.</summary>
    Lend,
    /// <summary>Set, disposed, or held by a using.</summary>
    Life,
    /// <summary>The two ends of a pipe or a connection come together.</summary>
    Connect,
    /// <summary>Anything else: written, returned, stored, captured, given away.</summary>
    Other,
}

static class ReadUses
{
    /// <summary>Every use of the symbol in the code; a use inside a lambda or a local function that does not declare it is <see cref="ReadUse.Other"/>.</summary>
    public static IEnumerable<(IOperation Reference, ReadUse Use)> Of(ISymbol symbol, IOperation code, MemberBody body)
    {
        foreach (var (reference, isNested) in StreamUses.ReferencesTo(symbol, code))
            yield return (reference, isNested ? ReadUse.Other : StreamUses.UseOf(reference, body.Io) switch
            {
                StreamUse.Using or StreamUse.Set or StreamUse.Dispose => ReadUse.Life,
                StreamUse.Wrap or StreamUse.Lend => ReadUse.Lend,
                StreamUse.Look or StreamUse.Other => OfMember(reference, body),
                _ => ReadUse.Other,
            });
    }

    /// <summary>Whether the position of the stream is set.</summary>
    public static bool IsSeek(IOperation reference, MemberBody body) => OfMember(reference, body) == ReadUse.Seek;

    static ReadUse OfMember(IOperation reference, MemberBody body)
    {
        var value = reference.ImplicitlyConverted();

        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return ReadSize.OfCall(call, body) is not null ? ReadUse.Read : OfMethod(call.TargetMethod.Name);
            case IPropertyReferenceOperation { Property.Name: "BaseStream" } below when below.Instance == value:
                return OfMember(below, body) switch
                {
                    ReadUse.Look => ReadUse.LookBelow,
                    ReadUse.Seek => ReadUse.Seek,
                    _ => ReadUse.Other,
                };
            case IPropertyReferenceOperation property when property.Instance == value:
                return OfProperty(property);
            default:
                return ReadUse.Other;
        }
    }

    static ReadUse OfMethod(string name) => name switch
    {
        "Seek" => ReadUse.Seek,
        "Connect" or "ConnectAsync" or "WaitForConnection" or "WaitForConnectionAsync" or "GetClientHandleAsString" or "DisposeLocalCopyOfClientHandle" => ReadUse.Connect,
        _ => ReadUse.Other,
    };

    static ReadUse OfProperty(IPropertyReferenceOperation property) => property.Property.Name switch
    {
        "Position" => property.Parent is IAssignmentOperation { Target: var target } && target == property || property.Parent is IIncrementOrDecrementOperation ? ReadUse.Seek : ReadUse.Look,
        "Length" or "CanRead" or "CanWrite" or "CanSeek" or "Name" or "ReadTimeout" => ReadUse.Look,
        _ => ReadUse.Other,
    };
}
