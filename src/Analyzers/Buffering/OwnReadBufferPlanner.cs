using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Gives a FileStream that was opened without a buffer, and is only read, its own one back.</summary>
static class OwnReadBufferPlanner
{
    // FileOptions.RandomAccess, DeleteOnClose and WriteThrough, and Windows' NO_BUFFERING: whoever sets one of them does not want a read ahead.
    public const int WantsEachRead = 0x10000000 | 0x04000000 | 0x20000000 | unchecked((int)0x80000000);

    public static OwnReadBuffer? For(SmallReads reads, IObjectCreationOperation file, List<ISymbol> chain, MemberBody body)
    {
        // A handle may be somebody else's, too, and its position with it.
        if (!body.Syntax.Span.Contains(file.Syntax.Span) || file.Syntax.SyntaxTree != body.Syntax.SyntaxTree || file.ArgumentNamed("path") is not { } path
            || !FileStreamFlags.AreWithout(WantsEachRead, file) || FileSharing.LetsOthersWrite(file) || !IsOnlyValue(file) || DevicePath.May(path, body))
            return null;

        foreach (var symbol in chain)
        {
            if (symbol is not ILocalSymbol)
                return null;
            foreach (var (reference, use) in ReadUses.Of(symbol, body.Operation!, body))
                if (use is ReadUse.Other or ReadUse.Connect || use == ReadUse.Seek && IsRepeated(reference, symbol))
                    return null;
        }

        return new(file);
    }

    /// <summary>A seek in a loop goes from record to record, or back to read anew what has changed: a buffer would be filled in vain, or hold the old bytes.</summary>
    public static bool IsRepeated(IOperation seek, ISymbol stream)
    {
        for (var around = seek.Parent; around is not null; around = around.Parent)
            if (around is ILoopOperation loop)
                return !LoopExits.IsDeclaredIn(stream, loop);
        return false;
    }

    /// <summary>Not one arm of a choice, of which the other would keep its buffer size.</summary>
    public static bool IsOnlyValue(IOperation file) =>
        file.Converted().Parent is IVariableInitializerOperation or IAssignmentOperation or IArgumentOperation { Parent: IObjectCreationOperation or IInvocationOperation };
}
