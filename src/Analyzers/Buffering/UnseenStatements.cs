using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Whether, while statements run that write to a file, nobody can tell when the bytes reach it, and nobody waits for them.</summary>
static class UnseenStatements
{
    // The default of a FileStream: a chunk of at least this many bytes goes past the buffer, and a flush has nothing to do.
    const int Buffer = 4096;

    public static bool Are(IOperation code, FlushedStream stream, FlushTarget target, MemberBody body, IReadOnlyList<FlushCall> flushes)
    {
        var own = new HashSet<IOperation>();
        foreach (var flush in flushes)
            own.Add(flush.Call);
        foreach (var (reference, use) in StreamUses.Of(stream.Local, code, body.Io))
        {
            if (use == StreamUse.Look)
                continue;
            if ((reference.Parent is IArgumentOperation argument ? argument.Parent : reference.Parent) is not IInvocationOperation call
                || !own.Contains(call) && (stream.WriteWith(reference) is null || target == FlushTarget.System && WriteSize.OfCall(call, body) >= Buffer))
                return false;
            own.Add(call);
        }

        foreach (var below in stream.Below)
            foreach (var _ in StreamUses.Of(below, code, body.Io))
                return false;
        foreach (var operation in code.Descendants())
            if (IsChunkOrJump(operation, body) || MayTakeLong(operation, code, body))
                return false;
        return !SeenAtOnce.IsMeantAt(code, body) && !SeenAtOnce.IsWatched(code, body.Io) && !Waits.InAllBut(code, IsOwn, body) && !new FileReach(stream.File, IsOwn, body).Includes(code);

        bool IsOwn(IOperation operation) =>
            own.Contains(operation) || operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited } && own.Contains(awaited);
    }

    /// <summary>What else of the member may look at the file.</summary>
    public static FileReach ReachOf(FlushedStream stream, MemberBody body) =>
        new(stream.File, operation => operation is IInvocationOperation { Instance: { } target } && SymbolEqualityComparer.Default.Equals(target.Symbol(), stream.Local), body);

    /// <summary>A chunk that is read goes on as a whole; a jump may leave the flush behind.</summary>
    static bool IsChunkOrJump(IOperation operation, MemberBody body) => operation switch
    {
        IInvocationOperation call => ReadSize.OfCall(call, body) is { IsExact: false },
        IBranchOperation { BranchKind: BranchKind.GoTo } => true,
        _ => false,
    };

    /// <summary>A method of the program that goes around in a loop may take long, and what was done until then is worth having when the program is stopped.</summary>
    static bool MayTakeLong(IOperation operation, IOperation code, MemberBody body)
    {
        if (operation is not IInvocationOperation call || code is IForEachLoopOperation { Collection: var collection } && collection.Unconverted() == call)
            return false;
        foreach (var declaration in call.TargetMethod.DeclaringSyntaxReferences)
            foreach (var node in declaration.GetSyntax(body.Cancellation).DescendantNodes())
                if (LoopSyntax.IsLoop(node))
                    return true;
        return false;
    }
}
