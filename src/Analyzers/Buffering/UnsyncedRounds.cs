using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Whether the disk may have the records of a loop when it ends, and need not have each before the next one is written.</summary>
static class UnsyncedRounds
{
    /// <summary>
    /// No return and no exception of the loop's own leaves it: closing the stream flushes it, and does not sync it. And nothing else is written
    /// in between, which may have to reach the disk after the record: a table behind its log, a pointer behind what it points to.
    /// </summary>
    public static bool MayBe(ILoopOperation loop, FlushedStream stream, MemberBody body)
    {
        foreach (var operation in loop.Descendants())
            if (operation is IReturnOperation or IThrowOperation || operation is IInvocationOperation call && MayWriteElsewhere(call, stream, body))
                return false;
        return true;
    }

    static bool MayWriteElsewhere(IInvocationOperation call, FlushedStream stream, MemberBody body)
    {
        var (io, type) = (body.Io, call.TargetMethod.ContainingType);
        if (type.Is(io.File) || type.DerivesFrom(io.FileSystemInfo) || type.Is(io.RandomAccess))
            return !SyncCalls.Throws(call, io);
        return call.Instance is { } target && (target.Type.DerivesFrom(io.Stream) || target.Type.DerivesFrom(io.TextWriter) || target.Type.DerivesFrom(io.BinaryWriter))
            && !SymbolEqualityComparer.Default.Equals(target.Symbol(), stream.Local)
            && StreamOrigin.Of(target, body)?.Bottom is not { Trait.Backing: Backing.Memory };
    }
}
