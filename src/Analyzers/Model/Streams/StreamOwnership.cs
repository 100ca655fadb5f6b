using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Whether closing a writer or a stream closes what it was made over.</summary>
static class StreamOwnership
{
    const int MaxDepth = 16;

    /// <summary>Whether closing the expression closes the file at the bottom of it: no wrapper on the way leaves its own stream open.</summary>
    public static bool ReachesFile(IOperation? stream, MemberBody body)
    {
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            stream = stream?.Unconverted();
            if (stream is ILocalReferenceOperation { Local: var local })
                stream = body.Values.OnlyValueOf(local);
            else if (FileBehind.WrappedBy(stream, body) is not { } wrapped)
                return true;
            else if (!OwnsInner(stream!, body.Io))
                return false;
            else
                stream = wrapped;
        }

        return true;
    }

    /// <param name="creation">What makes a wrapper over another stream.</param>
    public static bool OwnsInner(IOperation creation, IoSymbols io)
    {
        if (creation.ArgumentNamed(io.Traits.Of(creation.Type)?.LeaveOpen ?? "leaveOpen") is { ConstantValue: { HasValue: true, Value: true } })
            return false;
        return creation switch
        {
            { Type.Name: "Utf8JsonWriter" } => false,
            // XmlWriterSettings.CloseOutput is false unless somebody sets it.
            IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "XmlWriter" } } => creation.ArgumentNamed("settings") is not null,
            _ => true,
        };
    }
}
