using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>A loop that takes bytes from a stream, puts them all in one place, and does nothing else.</summary>
/// <param name="Read">What all its reads are alike in.</param>
/// <param name="Limit">Where it stops before the end; null for a loop that goes to the end.</param>
abstract record ReadLoop(LoopShape Shape, StreamCall Read, CopyLimit? Limit)
{
    public ILoopOperation Loop => Shape.Loop;

    /// <summary>Whether a call in the loop's place can name a value: a local of the loop's own, be it a constant, it cannot.</summary>
    public bool CanName(IOperation? value, MemberBody body) => LocalScope.NamesReach(Loop.Syntax, value, body);

    /// <summary>Whether a call in the loop's place can be made and awaited as the reads are.</summary>
    public bool CanReadOutside(MemberBody body) => CanName(Read.Stream, body) && CanName(Read.Token, body) && CanName(Read.ConfigureAwait, body);
}
