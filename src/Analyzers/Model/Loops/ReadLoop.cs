using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>A loop that takes bytes from a stream, puts them all in one place, and does nothing else.</summary>
/// <param name="Read">What all its reads are alike in.</param>
/// <param name="Limit">Where it stops before the end; null for a loop that goes to the end.</param>
abstract record ReadLoop(LoopShape Shape, StreamCall Read, CopyLimit? Limit)
{
    public ILoopOperation Loop => Shape.Loop;
}
