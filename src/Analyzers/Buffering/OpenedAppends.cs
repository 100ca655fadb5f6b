using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Reads using statements and declarations that open a file to append to it.</summary>
static class OpenedAppends
{
    const int Append = 6;

    /// <summary>Null for anything else, and for a stream of which more is asked than to write.</summary>
    public static OpenedAppend? Of(IOperation operation, MemberBody body)
    {
        var path = operation switch
        {
            IInvocationOperation { TargetMethod.Name: "AppendText" } call when call.TargetMethod.ContainingType.Is(body.Io.File) => call.ArgumentNamed("path"),
            IObjectCreationOperation creation when creation.Type.Is(body.Io.StreamWriter) => PathOfWriter(creation),
            IObjectCreationOperation creation when creation.Type.Is(body.Io.FileStream) => PathOfStream(creation),
            _ => null,
        };
        if (path is null || operation.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }
            || OpenableUsing.Of(declarator) is not var (statement, isAsync))
            return null;

        var references = new List<IOperation>();
        var writes = new List<IOperation>();
        foreach (var use in body.Operations)
        {
            if (use is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            if (WriteWith(reference) is not { } write || FunctionGraph.FunctionAround(reference) != FunctionGraph.FunctionAround(declarator))
                return null;
            references.Add(reference);
            writes.Add(write);
        }

        return writes.Count == 0 ? null : new(operation, path, statement, local, references, writes) { IsAsync = isAsync };
    }

    static IOperation? PathOfWriter(IObjectCreationOperation creation) =>
        creation.ArgumentNamed("append") is { ConstantValue: { HasValue: true, Value: true } } && creation.Initializer is null
        && creation.ArgumentNamed("bufferSize") is null or { ConstantValue.HasValue: true }
        && (creation.ArgumentNamed("encoding") is not { } encoding || PlainEncoding.WritesAnyText(encoding))
            ? creation.ArgumentNamed("path")
            : null;

    /// <summary>No options: a file that is written through, or deleted when it is closed, is opened on purpose.</summary>
    static IOperation? PathOfStream(IObjectCreationOperation creation)
    {
        if (creation.ArgumentNamed("mode").Int32Constant() is not Append || creation.ArgumentNamed("options") is not null || creation.Initializer is not null)
            return null;
        foreach (var argument in creation.Arguments)
            if (argument.Parameter?.Name != "path" && !argument.Value.ConstantValue.HasValue)
                return null;
        return creation.ArgumentNamed("path");
    }

    /// <summary>The write that a use of the variable is, an asynchronous one awaited; null for any other use.</summary>
    static IOperation? WriteWith(ILocalReferenceOperation reference)
    {
        if (reference.Parent is not IInvocationOperation call || call.Instance != reference)
            return null;
        return call.TargetMethod.Name switch
        {
            "Write" or "WriteLine" or "WriteByte" => call,
            "WriteAsync" or "WriteLineAsync" when call.IsAwaited() => call,
            _ => null,
        };
    }
}
