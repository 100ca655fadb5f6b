using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>How the small reads get a buffer; everything that the fix writes is decided here.</summary>
abstract record ReadBufferPlan;

/// <summary>The FileStream keeps its own buffer: the argument that turned it off goes.</summary>
sealed record OwnReadBuffer(IObjectCreationOperation FileStream) : ReadBufferPlan;

/// <summary>A BufferedStream stands in front of the stream from the first statement that reads, and all reads go through it.</summary>
sealed record ReadAhead(StatementSyntax First, IReadOnlyList<SyntaxNode> References) : ReadBufferPlan;

/// <summary>The BinaryReader is created over a BufferedStream.</summary>
sealed record ReadAheadUnderReader(SyntaxNode Wrapped) : ReadBufferPlan;

static class ReadBufferPlanner
{
    /// <summary>The plan for a loop of reads; null where none is certain to keep what the code does.</summary>
    public static ReadBufferPlan? For(SmallReads reads, int limit, MemberBody body)
    {
        if (reads.Origin.Bottom is not { Creation: { } bottom } || !AreAwaited(reads) || ConditionalCode.IsIn(body.Syntax))
            return null;

        var chain = new List<ISymbol> { reads.Stream };
        chain.AddRange(StreamChain.Below(reads.Stream, body));
        if (!ReadsOnlyLittle(reads, chain, limit, body) || Waits.BesidesReads(reads.Loop, reads.Stream, body))
            return null;

        return bottom is IObjectCreationOperation file && file.Type.Is(body.Io.FileStream)
            ? OwnReadBufferPlanner.For(reads, file, chain, body)
            : ReadAheadPlanner.For(reads, bottom, body);
    }

    static bool AreAwaited(SmallReads reads)
    {
        foreach (var read in reads.Reads)
            if (read.TargetMethod.Name.EndsWith("Async", System.StringComparison.Ordinal) && !read.IsAwaited())
                return false;
        return true;
    }

    /// <summary>No read in the loop may be a large one: behind a small header, it is what the loop is about, and needs no buffer.</summary>
    static bool ReadsOnlyLittle(SmallReads reads, List<ISymbol> chain, int limit, MemberBody body)
    {
        foreach (var symbol in chain)
        {
            foreach (var (reference, use) in ReadUses.Of(symbol, reads.Loop, body))
            {
                if (use is ReadUse.Look or ReadUse.LookBelow)
                    continue;
                if (use != ReadUse.Read || reference.ImplicitlyConverted().Parent is not IInvocationOperation call || !(ReadSize.OfCall(call, body)?.Bytes <= limit))
                    return false;
            }
        }

        return true;
    }
}
