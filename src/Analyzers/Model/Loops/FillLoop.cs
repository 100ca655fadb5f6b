using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>A loop that reads from a stream into a buffer until a number of bytes is there, and does nothing else.</summary>
/// <param name="Start">Where in the buffer they begin.</param>
sealed record FillLoop(LoopShape Shape, StreamCall Read, CopyLimit Limit, BufferStart Start) : ReadLoop(Shape, Read, Limit)
{
    /// <summary>What the one read of the loop fills.</summary>
    public BufferPart Part => Read.Part!;

    public LoopBound Bound => Limit!.Bound;

    public static FillLoop? Of(ILoopOperation loop, MemberBody body)
    {
        if (LoopShape.Of(loop, body) is not { } shape || OnlyRead(shape, body.Io) is not { } read)
            return null;
        foreach (var bound in LoopBound.In(shape, fillsBuffer: true))
            if (BufferStart.Of(read.Part!, bound, shape, body.Values) is { } start && OnlyCounts(shape, bound) && CopyLimit.Of(shape, bound, start) is { } limit)
                return new(shape, read, limit, start);
        return null;
    }

    /// <summary>The read of a loop that has one, and nothing else that anybody sees.</summary>
    static StreamCall? OnlyRead(LoopShape shape, IoSymbols io)
    {
        StreamCall? read = null;
        foreach (var step in shape.Steps)
            switch (step)
            {
                case ReadStep next when read is null && next.Call.Part is not null && !shape.Counters.Contains(next.Result):
                    read = next.Call;
                    break;
                case ReadStep or WriteStep or ViewStep or OtherStep:
                    return null;
            }

        if (read is null || read.Stream.Symbol() is not { } stream || shape.Sets(stream) || shape.Sets(read.Part!.Variable))
            return null;
        foreach (var step in shape.Steps)
            if (step is CancellationStep check && !Cancellation.IsCheckOf(read, check, io))
                return null;
        return read;
    }

    /// <summary>Every counter counts what is read, and what is left falls alone.</summary>
    static bool OnlyCounts(LoopShape shape, LoopBound bound)
    {
        foreach (var step in shape.Steps)
            if (step is CountStep { Sign: < 0 } count && (bound.Limit is not null || !SymbolEqualityComparer.Default.Equals(count.Counter, bound.Counter)))
                return false;
        foreach (var step in LoopStep.AllIn(shape.Round))
            if (step is SetStep set && shape.Counters.Contains(set.Local))
                return false;
        return true;
    }
}
