using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>
/// Puts a BufferedStream in front of a socket, a pipe or the standard input. It takes whatever has arrived, so nobody else may read from
/// the same source, not even later; and only exact reads wait for no more than before.
/// </summary>
static class ReadAheadPlanner
{
    public static ReadBufferPlan? For(SmallReads reads, IOperation source, MemberBody body)
    {
        if (body.Io.BufferedStream is null || SeenAtOnce.IsLiveWhile(reads.Loop) || PeerOwner.Of(source, reads, body) is not { } owner)
            return null;

        return body.Values.OnlyValueOf(reads.Stream)?.Unconverted() is not { } creation ? null
            : creation == source ? InFrontOf(reads, source, owner, body)
            : UnderReader(reads, creation, source, owner, body);
    }

    static ReadAhead? InFrontOf(SmallReads reads, IOperation source, IOperation owner, MemberBody body)
    {
        if (ScopeOf(source) is not { } block || !LoopStatement.IsMadeOncePer(owner, source))
            return null;

        var references = new List<SyntaxNode>();
        foreach (var (reference, use) in ReadUses.Of(reads.Stream, body.Operation!, body))
        {
            if (use is ReadUse.Life or ReadUse.Look or ReadUse.Connect)
                continue;
            if (!IsExactRead(reference, use, body))
                return null;
            references.Add(reference.Syntax);
        }

        foreach (var statement in block.Operations)
            if (statement.Syntax is StatementSyntax first && first.Span.Contains(references[0].Span) && StatementList.Holds(first))
                return new(first, references);
        return null;
    }

    static ReadAheadUnderReader? UnderReader(SmallReads reads, IOperation creation, IOperation source, IOperation owner, MemberBody body)
    {
        if (!creation.Type.Is(body.Io.BinaryReader) || StreamChain.WrappedBy(creation, body) is not { } wrapped || !LoopStatement.IsMadeOncePer(owner, creation))
            return null;

        foreach (var (reference, use) in ReadUses.Of(reads.Stream, body.Operation!, body))
            if (use != ReadUse.Life && !IsExactRead(reference, use, body))
                return null;

        if (wrapped.Unconverted() == source)
            return new(wrapped.Syntax);
        if (wrapped.Symbol() is not ILocalSymbol stream || body.Values.OnlyValueOf(stream)?.Unconverted() != source)
            return null;

        foreach (var (reference, use) in ReadUses.Of(stream, body.Operation!, body))
            if (use is not (ReadUse.Life or ReadUse.Look or ReadUse.Connect) && reference.Syntax != wrapped.Syntax)
                return null;
        return new(wrapped.Syntax);
    }

    static bool IsExactRead(IOperation reference, ReadUse use, MemberBody body) =>
        use == ReadUse.Read && reference.Parent is IInvocationOperation call && ReadSize.OfCall(call, body) is { IsExact: true };

    /// <summary>The block in which the variable lives that a creation is assigned to.</summary>
    static IBlockOperation? ScopeOf(IOperation creation)
    {
        for (var around = creation.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IUsingOperation @using:
                    return @using.Body as IBlockOperation;
                case IUsingDeclarationOperation or IVariableDeclarationGroupOperation when around.Parent is IBlockOperation block:
                    return block;
                case IBlockOperation or IExpressionStatementOperation:
                    return null;
            }
        }

        return null;
    }
}
