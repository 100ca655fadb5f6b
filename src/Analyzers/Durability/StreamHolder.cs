using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>The local by which an open file can be flushed to the disk.</summary>
sealed record StreamHolder(ILocalSymbol Local, SyncForm Form)
{
    /// <summary>Null when no local holds the stream, or a writer that made it, or when the framework has no call for what is held.</summary>
    public static StreamHolder? Of(IOperation opening, MemberBody body)
    {
        var io = body.Io;
        if (LocalHolding(opening, body) is { } local)
        {
            if (opening.Type.Is(io.StreamWriter))
                return local.Type.Is(io.StreamWriter) ? new(local, SyncForm.BaseStream) : null;
            if (opening.Type.Is(io.SafeFileHandle))
                return local.Type.Is(io.SafeFileHandle) && io.RandomAccess?.GetMembers("FlushToDisk").IsEmpty == false ? new(local, SyncForm.Handle) : null;
            return local.Type.Is(io.FileStream) ? new(local, SyncForm.Stream) : local.Type.Is(io.Stream) ? new(local, SyncForm.CastStream) : null;
        }

        // new StreamWriter(File.Create(path)): the stream can be had back from the writer.
        return opening.Type.Is(io.FileStream)
            && opening.Converted().Parent is IArgumentOperation { Parent: IObjectCreationOperation writer } && (writer.Type.Is(io.StreamWriter) || writer.Type.Is(io.BinaryWriter))
            && LocalHolding(writer, body) is { } held && held.Type.Is((INamedTypeSymbol)writer.Type!)
                ? new(held, SyncForm.BaseStream)
                : null;
    }

    /// <summary>The local that is given the value, and nothing else.</summary>
    public static ILocalSymbol? LocalHolding(IOperation value, MemberBody body)
    {
        var local = value.Converted().Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
        return local is not null && body.Values.OnlyValueOf(local)?.Unconverted() == value ? local : null;
    }
}
