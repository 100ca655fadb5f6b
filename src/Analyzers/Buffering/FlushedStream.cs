using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A local that writes to a file through a buffer, and of which this member alone decides when it is flushed.</summary>
/// <param name="Below">The variables that it writes through.</param>
/// <param name="Function">The member, lambda or local function that declares it: all code that can name it.</param>
sealed record FlushedStream(ILocalSymbol Local, StreamOrigin Origin, PathKey? File, IReadOnlyList<ISymbol> Below, IOperation Function)
{
    public bool IsText => Local.Type.Name is "StreamWriter" or "TextWriter";

    /// <summary>A writer that is created to flush itself: another flush has nothing to do.</summary>
    public bool FlushesItself => Origin.Creation is IObjectCreationOperation { Initializer: { } initializer } && StreamCreation.OptionNamed(initializer, "AutoFlush") is not (null or { ConstantValue: { HasValue: true, Value: false } });

    /// <param name="target">A file that somebody follows is no matter of the disk, and a stream without a buffer is one.</param>
    public static FlushedStream? Of(ILocalSymbol local, IOperation statement, FlushTarget target, MemberBody body)
    {
        if (body.Values.IsReassigned(local) || body.Values.OnlyValueOf(local) is not { } value || StreamOrigin.Of(value, body) is not { } origin || target == FlushTarget.System && origin.PassesEachWrite
            || FileBelow(origin) is not { Creation: { } creation } || FileOpening.Of(creation, body) is not { WriteThrough: false } opening
            || creation is IObjectCreationOperation created && !FileStreamFlags.AreWithout(FileStreamFlags.WantsEachWrite, created)
            || FileSharing.LetsOthersWrite(creation) || DevicePath.May(opening.Path, body)
            || target == FlushTarget.System && (SeenAtOnce.IsFollowed(opening.Path, body) || SeenAtOnce.IsFollowed(local, statement, body)))
            return null;

        var below = new List<ISymbol>(StreamChain.Below(local, body));
        var function = FunctionGraph.FunctionAround(value);
        return IsKnownOfAll(below, function, body.Io) ? new(local, origin, PathExpression.KeyOf(opening.Path, body), below, function) : null;
    }

    /// <summary>The file at the bottom, where a flush on the way to it leaves no mark in the bytes and every text is encoded by itself.</summary>
    static StreamOrigin? FileBelow(StreamOrigin origin)
    {
        for (var each = origin; each is not null; each = each.Inner)
        {
            if (each.Trait.FlushMarks || each.Creation.ArgumentNamed("encoding") is { } encoding && !PlainEncoding.WritesAnyText(encoding))
                return null;
            if (each.Trait.Backing == Backing.File)
                return each;
        }

        return null;
    }

    /// <summary>The streams below it have no other purpose than to be written through.</summary>
    static bool IsKnownOfAll(List<ISymbol> below, IOperation function, IoSymbols io)
    {
        foreach (var symbol in below)
        {
            if (symbol is not ILocalSymbol)
                return false;
            var wraps = 0;
            foreach (var (_, use) in StreamUses.Of(symbol, function, io))
                if (use is StreamUse.Other or StreamUse.Lend || use == StreamUse.Wrap && ++wraps > 1)
                    return false;
        }

        return true;
    }

    /// <summary>Whether nothing is done with it but to write, to flush and to close it; <paramref name="isKnown"/> are uses that the caller has judged.</summary>
    public bool IsOnlyWritten(IoSymbols io, System.Func<IOperation, bool> isKnown)
    {
        foreach (var (reference, use) in StreamUses.Of(Local, Function, io))
            if (use == StreamUse.Wrap || use is StreamUse.Lend or StreamUse.Other && !isKnown(reference) && !SetsNewLine(reference))
                return false;
        return true;
    }

    static bool SetsNewLine(IOperation reference) =>
        reference.Parent is IPropertyReferenceOperation { Property.Name: "NewLine", Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: "\n" or "\r\n" } } };

    /// <summary>Whether an operation names, or declares, a stream that closes everything that this one has written.</summary>
    public bool IsClosedBy(IOperation operation)
    {
        var symbol = operation is IVariableDeclaratorOperation declarator ? declarator.Symbol : operation.Symbol();
        if (SymbolEqualityComparer.Default.Equals(symbol, Local))
            return true;
        // A BinaryWriter holds nothing back: it is enough that the stream below it is closed.
        return Origin.Trait.Writes == Transfer.Each && Below.Count > 0 && SymbolEqualityComparer.Default.Equals(symbol, Below[0]);
    }

    /// <summary>A loop that goes around never does not flush; behind it, a stream that has been closed would throw.</summary>
    public bool MayBeClosedAt(ILoopOperation loop, IoSymbols io)
    {
        if (MayBeClosed(Local, loop, io))
            return true;
        foreach (var symbol in Below)
            if (MayBeClosed(symbol, loop, io))
                return true;
        return false;
    }

    bool MayBeClosed(ISymbol symbol, ILoopOperation loop, IoSymbols io)
    {
        foreach (var (reference, use) in StreamUses.Of(symbol, Function, io))
        {
            if (use is not (StreamUse.Dispose or StreamUse.Using))
                continue;
            if (use == StreamUse.Dispose && reference.Syntax.SpanStart < loop.Syntax.Span.End)
                return true;
            for (var around = loop.Parent; around is not null; around = around.Parent)
                if (around is ILoopOperation outer && outer.Syntax.Span.Contains(reference.Syntax.Span) && !LoopExits.IsDeclaredIn(symbol, outer))
                    return true;
        }

        return false;
    }

    /// <summary>A write by the local, asynchronous ones awaited, that neither begins nor ends inside a character; null for any other use.</summary>
    public IInvocationOperation? WriteWith(IOperation reference)
    {
        if (reference.Parent is not IInvocationOperation call || call.Instance != reference)
            return null;
        if (call.TargetMethod.Name is "WriteAsync" or "WriteLineAsync")
            return call.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation } && IsWhole(call) ? call : null;
        return call.TargetMethod.Name is "Write" or "WriteByte" or "WriteLine" or "Write7BitEncodedInt" or "Write7BitEncodedInt64" && IsWhole(call) ? call : null;
    }

    bool IsWhole(IInvocationOperation write) => !IsText || WholeText.IsWrittenBy(write);
}
