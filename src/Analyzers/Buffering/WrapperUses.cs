using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The uses of a variable that holds a wrapper; every one of them is known.</summary>
sealed record WrapperUses(BulkUse Kinds, IReadOnlyList<SyntaxNode> References, IOperation? Closing)
{
    public static WrapperUses? Of(ILocalSymbol variable, IOperation code, MemberBody body)
    {
        var kinds = BulkUse.None;
        var references = new List<SyntaxNode>();
        IOperation? closing = null;
        foreach (var (reference, use) in StreamUses.Of(variable, code, body.Io))
        {
            if (use == StreamUse.Using && reference.Parent is IVariableDeclaratorOperation)
                continue;
            if (StreamUses.IsInNestedFunction(reference, variable, code) || BulkUses.Of(reference, body) is var kind && kind == BulkUse.None)
                return null;
            kinds |= BulkUses.Of(reference, body);
            references.Add(reference.Syntax);
            if (use == StreamUse.Dispose)
                closing = reference;
        }

        return new(kinds, references, closing);
    }
}
