using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Reads creations of a FileStream with less than its default buffer, which a loop then reads or writes.</summary>
static class SmallFileBuffers
{
    /// <summary>The operation that gives the size; null where it is not small, or not a number. 0 and 1 mean that no buffer is wanted.</summary>
    public static IOperation? SizeOf(IOperation creation, MemberBody body)
    {
        if (!(creation is IObjectCreationOperation ? creation.Type : creation is IInvocationOperation { TargetMethod: { Name: "Create", ContainingType: var type } } && type.Is(body.Io.File) ? body.Io.FileStream : null).Is(body.Io.FileStream))
            return null;

        var size = creation.ArgumentNamed("bufferSize");
        if (creation.ArgumentNamed("options")?.Unconverted() is IObjectCreationOperation { Initializer: { } initializer })
            size = StreamCreation.OptionNamed(initializer, "BufferSize");
        return SmallSize.Of(size, least: 2) is null ? null : size;
    }

    public static SmallFileBuffer? For(IOperation file, MemberBody body)
    {
        if (SizeOf(file, body) is not { } size || file.ArgumentNamed("path") is not { } path || DevicePath.May(path, body)
            || !FileStreamFlags.AreWithout(OwnReadBufferPlanner.WantsEachRead, file) || FileSharing.LetsOthersWrite(file) || !OwnReadBufferPlanner.IsOnlyValue(file))
            return null;

        return IsUsedInLoop(file, body) ? new(file, size.Syntax, size.Int32Constant()!.Value) : null;
    }

    /// <summary>Every use of the stream, and of what is made over it, is known, and one of them moves bytes in a loop that waits for nobody.</summary>
    static bool IsUsedInLoop(IOperation file, MemberBody body)
    {
        var isUsed = false;
        var variables = new List<ILocalSymbol>();
        if (!AddHolderOf(file, variables, body))
            return false;

        for (var i = 0; i < variables.Count; i++)
        {
            foreach (var (reference, use) in StreamUses.Of(variables[i], FunctionGraph.FunctionAround(file), body))
            {
                switch (use)
                {
                    case StreamUse.Using or StreamUse.Set or StreamUse.Dispose or StreamUse.Look or StreamUse.Flush or StreamUse.Lend:
                        break;
                    case StreamUse.Wrap:
                        if (!AddHolderOf(WrapperAround(reference), variables, body))
                            return false;
                        break;
                    case StreamUse.Write or StreamUse.Other when IsTransfer(reference, body) is { } isSmall:
                        isUsed |= isSmall && IsInLoop(reference, variables[i], file, body);
                        break;
                    case StreamUse.Other when ReadUses.IsSeek(reference, body) && !OwnReadBufferPlanner.IsRepeated(reference, variables[i]):
                        break;
                    default:
                        return false;
                }
            }
        }

        return isUsed;
    }

    static IOperation WrapperAround(IOperation reference)
    {
        while (reference is not IArgumentOperation)
            reference = reference.Parent!;
        return reference.Parent!;
    }

    /// <summary>The variable that holds a stream, or the one that holds what is made over it in place.</summary>
    static bool AddHolderOf(IOperation creation, List<ILocalSymbol> variables, MemberBody body)
    {
        for (var value = creation; value.Parent is { } parent; value = parent)
        {
            switch (parent)
            {
                case IConversionOperation { IsImplicit: true } or IVariableInitializerOperation or IArgumentOperation:
                    break;
                case IVariableDeclaratorOperation { Symbol: var local }:
                    if (body.Values.IsReassigned(local))
                        return false;
                    variables.Add(local);
                    return true;
                case IObjectCreationOperation wrapper when body.Io.Traits.Of(wrapper.Type) is { Inner: not null }:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>True for a call that moves few bytes, or a number of them that does not show; null for one that moves none.</summary>
    static bool? IsTransfer(IOperation reference, MemberBody body)
    {
        if (reference.Parent is not IInvocationOperation call || call.Instance != reference)
            return null;
        if (reference.Type.DerivesFrom(body.Io.TextWriter) || reference.Type.Is(body.Io.StreamReader))
            return call.TargetMethod.Name is "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" or "Read" or "ReadLine" or "ReadLineAsync" or "ReadBlock" ? true
                : call.TargetMethod.Name is "Peek" or "ReadToEnd" or "ReadToEndAsync" ? false : null;
        if (ReadSize.OfCall(call, body) is { } read)
            return !(read.Bytes >= SmallSize.Enough);
        return call.TargetMethod.Name is "Write" or "WriteAsync" or "WriteByte" ? !(WriteSize.OfCall(call, body) >= SmallSize.Enough) : null;
    }

    static bool IsInLoop(IOperation use, ILocalSymbol stream, IOperation file, MemberBody body)
    {
        for (var around = use.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
            if (around is ILoopOperation loop)
                return !LoopExits.IsDeclaredIn(stream, loop) && !MayFindEarly(loop) && !LoopRounds.AreFew(loop, body) && !SeenAtOnce.IsMeantAt(loop, body)
                    && !NamedFile.IsNamedIn(loop, file.ArgumentNamed("path"), body)
                    && !(IsRead(use) ? Waits.BesidesReads(loop, stream, body) : Waits.In(loop, stream, body));
        return false;
    }

    /// <summary>Who looks for something near the start of a file reads no more than is asked for.</summary>
    static bool MayFindEarly(ILoopOperation loop)
    {
        foreach (var operation in loop.Descendants())
            if (operation is IReturnOperation { IsImplicit: false })
                return true;
        return false;
    }

    static bool IsRead(IOperation use) =>
        use.Parent is IInvocationOperation { TargetMethod.Name: var name } && name.StartsWith("Read", System.StringComparison.Ordinal);
}
