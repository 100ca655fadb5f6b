using IoAnalyzers.Copying;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Reads calls of <c>CopyTo</c> and <c>CopyToAsync</c> that are given a small buffer.</summary>
static class SmallCopyBuffers
{
    public static bool IsCopy(IInvocationOperation call, MemberBody body) =>
        call.TargetMethod.Name is "CopyTo" or "CopyToAsync" && call.Instance is not null && StreamCall.IsDefinedByStream(call.TargetMethod, body.Io);

    public static SmallCopyBuffer? For(IInvocationOperation call, MemberBody body)
    {
        if (SmallSize.Of(call.ArgumentNamed("bufferSize"), least: 1) is not { } bytes || call.ArgumentNamed("bufferSize")!.Syntax.Parent is not ArgumentSyntax size
            || call.ArgumentNamed("destination") is not { } destination
            || !GainsByLargerReads(call.Instance!, body) || !TakesAnyWrite(destination, body) || !FrameworkCopySize.ChoosesWell(call.Instance!, body))
            return null;

        var token = call.ArgumentNamed("cancellationToken")?.Syntax.ToString();
        var without = new CopyCall("", "", BufferSize: null, token, ConfigureAwait: null, call.TargetMethod.Name == "CopyToAsync", "");
        return new(call, size, bytes, StreamMethods.Known(call.Instance!.Type, without, body.Io) is { Method: not null });
    }

    /// <summary>
    /// A file, a socket or a pipe, or something that reads a file: it gives at once what it has. A MemoryStream ignores the size; a
    /// CryptoStream over a socket would wait until a larger buffer is full.
    /// </summary>
    static bool GainsByLargerReads(IOperation source, MemberBody body) => StreamOrigin.Of(source, body) switch
    {
        { Trait.Backing: Backing.Peer, Trait.Writes: not Transfer.EachMessage } => true,
        { Bottom.Trait.Backing: Backing.File } => true,
        _ => false,
    };

    /// <summary>Where bytes end up that come in larger pieces: not in messages, and not in a compressor, whose output may depend on what it gets at a time.</summary>
    static bool TakesAnyWrite(IOperation destination, MemberBody body) => StreamOrigin.Of(destination, body) switch
    {
        { Trait: { Backing: not Backing.Inner, Writes: not Transfer.EachMessage } } => true,
        { Trait: { Backing: Backing.Inner } trait, Bottom.Trait: { Writes: not Transfer.EachMessage } } => trait == body.Io.Traits.Of(body.Io.BufferedStream),
        _ => false,
    };
}
