using System.Collections.Generic;
using IoAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>What may have become of a file when a call is reached, and which calls of the same body had a part in it.</summary>
/// <param name="Writes">Each call that writes, with the opening of the stream that it goes through; no opening for a call that opens and closes by itself.</param>
sealed record FileHistory(FileSubject File, FileStates States, IReadOnlyList<(IOperation Call, IOperation? Opening)> Writes)
{
    /// <summary>The history of a file up to a call; through the lambda or local function around it, where it is certain when that runs.</summary>
    public static FileHistory Before(IOperation call, FileSubject file)
    {
        var writes = new List<(IOperation, IOperation?)>();
        var states = FileStates.Same;
        for (IOperation? point = call; point is not null && (states & FileStates.Same) != 0;)
        {
            var (reached, function) = (point, FunctionGraph.FunctionAround(point));
            var uses = new FileUses(file, function);
            writes.AddRange(uses.Writes);
            point = WhereItRuns(function, file.Body);
            if (uses.IsIdle || point is null && writes.Count == 0)
                continue;

            var flow = new FileFlow(uses);
            if (FunctionGraph.Of(function, file.Body) is not { } graph || !flow.Run(graph, new(FileStates.Same)))
                return new(file, FileStates.Unknown, writes);
            states = states & ~FileStates.Same | flow.Before(reached);
        }

        return new(file, states, writes);
    }

    /// <summary>The one place where a lambda is passed to a call, or a local function is called; null for a member, and where that is not certain.</summary>
    static IOperation? WhereItRuns(IOperation function, MemberBody body)
    {
        if (function is IAnonymousFunctionOperation)
        {
            var value = function;
            while (value.Parent is IConversionOperation or IDelegateCreationOperation)
                value = value.Parent;
            return value.Parent is IArgumentOperation { Parent: IInvocationOperation } ? function : null;
        }

        IOperation? only = null;
        if (function is ILocalFunctionOperation { Symbol: var symbol })
        {
            foreach (var operation in body.Operations)
            {
                if (operation is IMethodReferenceOperation { Method: var referenced } && SymbolEqualityComparer.Default.Equals(referenced.OriginalDefinition, symbol))
                    return null;
                if (operation is not IInvocationOperation { TargetMethod: var target } || !SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, symbol))
                    continue;
                if (only is not null)
                    return null;
                only = operation;
            }
        }

        return only;
    }
}
