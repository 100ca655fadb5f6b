using System.Collections.Generic;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>A loop that moves all chunks, or all bytes, of one stream to another and does nothing else.</summary>
/// <param name="Read">What all its reads are alike in.</param>
/// <param name="Write">What all its writes are alike in.</param>
/// <param name="Limit">Where it stops before the end; null for a loop that goes to the end.</param>
sealed record CopyLoop(LoopShape Shape, StreamCall Read, StreamCall Write, CopyLimit? Limit) : ReadLoop(Shape, Read, Limit)
{
    /// <summary>By <c>ReadByte</c> and <c>WriteByte</c>.</summary>
    public bool IsByByte => Read.MovesByte;

    public static CopyLoop? Of(ILoopOperation loop, MemberBody body)
    {
        if (LoopShape.Of(loop, body) is not { } shape)
            return null;
        if (ToTheEnd(shape, body.Io) is { } whole)
            return whole;
        foreach (var bound in LoopBound.In(shape, fillsBuffer: false))
            if (UpTo(bound, shape, body.Io) is { } part)
                return part;
        return null;
    }

    static CopyLoop? ToTheEnd(LoopShape shape, IoSymbols io)
    {
        if (!OnlyCopies(shape, null, io, out _, out _))
            return null;

        if (!LoopRun.CopiesToEnd(shape))
        {
            if (shape.Primed() is not { } primed || !LoopRun.CopiesToEnd(primed))
                return null;
            shape = primed;
        }

        return OnlyCopies(shape, null, io, out var read, out var write) ? new(shape, read, write, Limit: null) : null;
    }

    static CopyLoop? UpTo(LoopBound bound, LoopShape shape, IoSymbols io)
    {
        if (!OnlyCopies(shape, bound, io, out _, out _))
            return null;

        if (CopyLimit.Of(shape, bound) is not { } limit)
        {
            if (shape.Primed() is not { } primed || CopyLimit.Of(primed, bound) is not { } primedLimit)
                return null;
            (shape, limit) = (primed, primedLimit);
        }

        return OnlyCopies(shape, bound, io, out var read, out var write) ? new(shape, read, write, limit) : null;
    }

    /// <summary>Every step belongs to a copy, and all reads and writes are alike.</summary>
    static bool OnlyCopies(LoopShape shape, LoopBound? bound, IoSymbols io, out StreamCall read, out StreamCall write)
    {
        StreamCall? oneRead = null, oneWrite = null;
        read = write = null!;
        foreach (var step in shape.Steps)
        {
            var belongs = step switch
            {
                ReadStep next => next.Call.Part is null && IsLike(oneRead ??= next.Call, next.Call, bound, io) && !shape.Counters.Contains(next.Result),
                WriteStep next => (oneWrite ??= next.Call).IsLike(next.Call, io),
                SetStep set => !shape.Counters.Contains(set.Local) || !IsIn(shape.Round, set),
                CountStep count => count.Sign > 0 || bound is { Limit: null } && SymbolEqualityComparer.Default.Equals(count.Counter, bound.Counter),
                ThrowStep or ReturnStep => bound is not null,
                ExitStep or OtherStep => false,
                _ => true,
            };
            if (!belongs)
                return false;
        }

        if (oneRead is null || oneWrite is null || !oneRead.HasSameAwaits(oneWrite, io)
            || !SymbolEqualityComparer.Default.Equals(oneRead.Region?.Buffer, oneWrite.Region?.Buffer) || !ChecksOnly(shape, oneRead, io))
            return false;

        (read, write) = (oneRead, oneWrite);
        return true;
    }

    /// <summary>Of a bounded loop, each read says anew how much it asks for.</summary>
    static bool IsLike(StreamCall one, StreamCall other, LoopBound? bound, IoSymbols io) =>
        one.IsLike(other, io) || bound is not null && one.IsLikeButLength(other, io);

    static bool IsIn(IReadOnlyList<LoopStep> steps, LoopStep wanted)
    {
        foreach (var step in LoopStep.AllIn(steps))
            if (step == wanted)
                return true;
        return false;
    }

    static bool ChecksOnly(LoopShape shape, StreamCall read, IoSymbols io)
    {
        foreach (var step in shape.Steps)
            if (step is CancellationStep check && !Cancellation.IsCheckOf(read, check, io))
                return false;
        return true;
    }
}
