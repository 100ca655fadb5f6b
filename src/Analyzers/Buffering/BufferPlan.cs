using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>How the small writes get a buffer; everything that the fix writes is decided here.</summary>
/// <param name="Flush">How the bytes leave the buffer, with <c>{0}</c> for the stream: <c>await {0}.FlushAsync(token);</c></param>
abstract record BufferPlan(string Flush);

/// <summary>The FileStream keeps its own buffer: the argument that turned it off goes.</summary>
/// <param name="FlushAfter">The statement behind which the stream is flushed; null where it is flushed or disposed there anyway.</param>
sealed record OwnBuffer(IObjectCreationOperation FileStream, ISymbol Stream, StatementSyntax? FlushAfter, string Flush) : BufferPlan(Flush);

/// <summary>A BufferedStream stands in front of the stream from the first to the last statement.</summary>
sealed record BufferInFront(SmallWrites Writes, StatementSyntax First, StatementSyntax Last, IReadOnlyList<SyntaxNode> References, string Flush) : BufferPlan(Flush);

/// <summary>The writer is created over a BufferedStream, and flushed wherever its bytes left at once before.</summary>
/// <param name="FitsSocketWriter">Whether a BufferedSocketWriter of the runtime library may take the place of the BufferedStream.</param>
sealed record BufferUnderWriter(SyntaxNode Wrapped, IReadOnlyList<StatementSyntax> FlushAfter, string Flush, bool FitsSocketWriter) : BufferPlan(Flush);

static class BufferPlanner
{
    /// <summary>The plan for a group of writes; null where none is certain to keep what the code does.</summary>
    public static BufferPlan? For(SmallWrites writes, MemberBody body)
    {
        if (!AreAwaited(writes) || MustBeSeenAtOnce(writes, body) || MayBeMessages(writes.Origin, body))
            return null;

        if (FlushLike(writes.Writes[0], writes.Last.Syntax, body) is not { } flush)
            return null;
        if (writes.Origin.Bottom is { Creation: IObjectCreationOperation file } && file.Type.Is(body.Io.FileStream))
            return OwnBufferPlanner.For(writes, file, flush, body);
        if (writes.Writes[0].Instance!.Type.Is(body.Io.BinaryWriter))
            return BufferUnderWriterPlanner.For(writes.Stream, body) is { } plan && !FlushesEachWrite(plan, writes) ? plan : null;
        return BufferInFrontOf(writes, flush, body);
    }

    /// <summary>A flush in the loop behind fewer writes than are worth a buffer: as many system calls as before.</summary>
    static bool FlushesEachWrite(BufferUnderWriter plan, SmallWrites writes)
    {
        foreach (var statement in plan.FlushAfter)
        {
            if (statement.Parent is not { } block || !writes.First.Syntax.Span.Contains(block.Span) || LoopSyntax.IsLoop(statement))
                continue;
            var count = 0;
            foreach (var write in writes.Writes)
                count += block.Span.Contains(write.Syntax.Span) ? 1 : 0;
            if (count < SmallWriteSearch.LeastInARow)
                return true;
        }

        return false;
    }

    static BufferInFront? BufferInFrontOf(SmallWrites writes, string flush, MemberBody body)
    {
        if (body.Io.BufferedStream is null
            || writes.First.Syntax is not StatementSyntax first || writes.Last.Syntax is not StatementSyntax last || !StatementList.Holds(first)
            || ConditionalCode.IsBetween(first, last))
            return null;

        var references = new List<SyntaxNode>();
        foreach (var statement in writes.Statements)
        {
            if (LeavesByReturnOrGoto(statement) || Catches(statement) || writes.Stream is IFieldSymbol or IPropertySymbol && RunsCodeOfItsType(statement, body))
                return null;

            foreach (var (reference, use) in StreamUses.Of(writes.Stream, statement, body.Io))
            {
                if (use != StreamUse.Write)
                    return null;
                references.Add(reference.Syntax);
            }

            foreach (var inner in StreamChain.Below(writes.Stream, body))
                foreach (var _ in StreamUses.Of(inner, statement, body.Io))
                    return null;
        }

        return new(writes, first, last, references, flush);
    }

    public static bool LeavesByReturnOrGoto(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
            if (operation is IReturnOperation { IsImplicit: false } or IBranchOperation { BranchKind: BranchKind.GoTo })
                return true;
        return false;
    }

    /// <summary>A write that fails inside is caught there; the flush that fails in its stead would not be.</summary>
    public static bool Catches(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
            if (operation is ITryOperation { Catches.IsEmpty: false })
                return true;
        return false;
    }

    /// <summary>A method of the same object may write to the same field, and would overtake what is buffered.</summary>
    static bool RunsCodeOfItsType(IOperation code, MemberBody body)
    {
        foreach (var operation in code.Descendants())
            if (operation is IInvocationOperation { TargetMethod: var method } && (method.DeclaringSyntaxReferences.Length > 0 || method.MethodKind == MethodKind.DelegateInvoke))
                return true;
        return false;
    }

    static bool AreAwaited(SmallWrites writes)
    {
        foreach (var statement in writes.Statements)
            foreach (var operation in statement.Descendants())
                if (operation is IInvocationOperation { TargetMethod.Name: "WriteAsync" } call && !call.IsAwaited())
                    return false;
        return true;
    }

    /// <summary>Progress and diagnostics are read while they are written, and a console is read by a person.</summary>
    static bool MustBeSeenAtOnce(SmallWrites writes, MemberBody body)
    {
        if (writes.Origin.Bottom?.Creation is IInvocationOperation { TargetMethod.Name: "OpenStandardError" })
            return true;

        return SeenAtOnce.IsMeantAt(writes.First, body);
    }

    /// <summary>In a named pipe of messages each write is one; only a pipe whose creation shows its mode, in a file that knows no other, is one of bytes.</summary>
    static bool MayBeMessages(StreamOrigin origin, MemberBody body) =>
        origin.Bottom is { Trait.Type: "System.IO.Pipes.NamedPipeServerStream" or "System.IO.Pipes.NamedPipeClientStream" or "System.IO.Pipes.PipeStream" } pipe
        && (pipe.Creation is null || (IoMentions.In(body.Syntax.SyntaxTree, body.Cancellation).Names & IoNames.MessageMode) != 0);

    /// <summary>The flush that belongs to a write: sync or async, with its token and its ConfigureAwait; null where they cannot be asked for again behind the last statement.</summary>
    static string? FlushLike(IInvocationOperation write, SyntaxNode last, MemberBody body)
    {
        if (write.TargetMethod.Name != "WriteAsync")
            return "{0}.Flush();";

        var (token, setting) = (write.ArgumentNamed("cancellationToken"), Continuation.SettingOf(write));
        return LocalScope.ReachesBehind(last, token, body) && LocalScope.ReachesBehind(last, setting, body)
            ? $"await {{0}}.FlushAsync({token?.Syntax.ToString() ?? ""}){Continuation.CallOf(setting)};"
            : null;
    }
}
