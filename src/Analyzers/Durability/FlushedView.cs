using System.Collections.Generic;
using IoAnalyzers.Access;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A call that flushes a writable view of a file whose stream is at hand.</summary>
/// <param name="LeavesOutItsEnd">On Unix, what the call syncs ends before the view does.</param>
sealed record FlushedView(IInvocationOperation Call, ISymbol File, SyncPlace Place, bool LeavesOutItsEnd)
{
    const int ReadWrite = 0, Write = 2;

    /// <summary>The smallest page of the systems that .NET runs on.</summary>
    const int PageSize = 4096;

    static readonly HashSet<string> SharedMemory = Words.Of("ipc", "shared", "channel", "mailbox", "interprocess");

    public static FlushedView? Of(IInvocationOperation call, MemberBody body)
    {
        if (FunctionGraph.FunctionAround(call).Parent is not null || LoopStatement.Repeats(call) || SyncPlace.Behind(call) is not { } place || ConditionalCode.IsIn(place.Node)
            || ValueOf(call.Instance, body) is not var (view, viewOwner) || !IsWritableView(view, viewOwner.Io)
            || ValueOf(view.Instance, viewOwner) is not var (map, mapOwner) || map.TargetMethod.Name != "CreateFromFile" || !map.TargetMethod.ContainingType.Is(body.Io.MemoryMappedFile)
            || map.ArgumentNamed("fileStream") is not { } stream || FileIn(stream, mapOwner, body) is not { } file)
            return null;

        var leavesOutItsEnd = LeavesOutEndOf(view) && !TargetSystem.IsWindowsOnly(call, body);
        if (!leavesOutItsEnd && (SystemGuards.Around(call, body) & TargetSystems.Windows) == 0 || IsExpendable(body))
            return null;
        return AreOpen(file, view.Instance.Symbol(), call, body) && !SyncReach.GoesFurther(file, call, body) && !IsDecided(file, body) ? new(call, file, place, leavesOutItsEnd) : null;
    }

    /// <summary>The call that made what a local, a field or the expression itself holds.</summary>
    static (IInvocationOperation Call, MemberBody Owner)? ValueOf(IOperation? expression, MemberBody body)
    {
        var (value, owner) = expression?.Unconverted() switch
        {
            ILocalReferenceOperation { Local: var local } => (body.Values.OnlyValueOf(local), body),
            IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } when FieldValues.OnlyValueOf(field, body) is var (kept, keeper) => (kept, keeper),
            IInvocationOperation call => (call, body),
            _ => (null, body),
        };
        return value?.Unconverted() is IInvocationOperation made ? (made, owner) : null;
    }

    static bool IsWritableView(IInvocationOperation view, IoSymbols io) =>
        view.TargetMethod.Name is "CreateViewAccessor" or "CreateViewStream" && view.TargetMethod.ContainingType.Is(io.MemoryMappedFile)
        && (view.ArgumentNamed("access") is not { } access || access.Int32Constant() is ReadWrite or Write);

    /// <summary>From the beginning of its page, as many bytes as the view has end in an earlier page than the view. Measured: a view at 4095 with two bytes is <c>msync(0, 2)</c>.</summary>
    static bool LeavesOutEndOf(IInvocationOperation view)
    {
        if (view.ArgumentNamed("offset") is not { } offset || view.ArgumentNamed("size") is not { } length
            || SameNumber.Constant(offset) is not (>= 0 and var first) || SameNumber.Constant(length) is not (> 0 and var size))
            return false;
        var synced = (size + PageSize - 1) / PageSize * PageSize;
        return first % PageSize + size > synced;
    }

    /// <summary>The stream as this body can name it: its own local or parameter, or the field that the constructor put it in.</summary>
    static ISymbol? FileIn(IOperation stream, MemberBody owner, MemberBody body)
    {
        if (!stream.Type.Is(body.Io.FileStream) || stream.Symbol() is not { } symbol)
            return null;
        if (symbol is IFieldSymbol || owner == body)
            return symbol is IFieldSymbol && FieldValues.OnlyValueOf(symbol, body) is null || owner == body && body.Values.IsReassigned(symbol) ? null : symbol;

        foreach (var member in symbol.ContainingType.GetMembers())
            if (member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field && field.Type.Is(body.Io.FileStream)
                && FieldValues.OnlyValueOf(field, body) is var (value, keeper) && keeper.Syntax == owner.Syntax && SymbolEqualityComparer.Default.Equals(value.Symbol(), symbol))
                return field;
        return null;
    }

    /// <summary>Both the file and the map, which may close the file with itself, can be named, so that no using has ended; and nothing has closed them.</summary>
    static bool AreOpen(ISymbol file, ISymbol? map, IInvocationOperation flush, MemberBody body) =>
        IsNamed(file, flush, body) && IsNotClosed(file, flush, body)
        && (map is null || IsNotClosed(map, flush, body) && (map is not ILocalSymbol { ContainingSymbol: var owner } || !IsMember(owner, body) || IsNamed(map, flush, body)));

    static bool IsNamed(ISymbol symbol, IInvocationOperation flush, MemberBody body)
    {
        foreach (var found in body.Model.LookupSymbols(flush.Syntax.SpanStart, name: symbol.Name))
            if (SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, symbol.OriginalDefinition))
                return true;
        return false;
    }

    static bool IsMember(ISymbol symbol, MemberBody body) => SymbolEqualityComparer.Default.Equals(symbol, body.Model.GetDeclaredSymbol(body.Syntax, body.Cancellation));

    static bool IsNotClosed(ISymbol symbol, IOperation flush, MemberBody body)
    {
        foreach (var operation in body.Operations)
            if (operation is IInvocationOperation { TargetMethod.Name: var name, Instance: { } instance } && IsClosing(name)
                && operation.Syntax.SpanStart < flush.Syntax.SpanStart && SymbolEqualityComparer.Default.Equals(instance.Symbol(), symbol))
                return false;
        if (symbol is IFieldSymbol)
            foreach (var (called, _) in FieldCalls.Of(symbol, body))
                if (IsClosing(called))
                    return false;
        return true;
    }

    static bool IsClosing(string name) => name is "Dispose" or "DisposeAsync" or "Close";

    /// <summary>Another member of the type syncs, so that somebody knows what a flush of the view is worth.</summary>
    static bool IsDecided(ISymbol file, MemberBody body) =>
        file is not ILocalSymbol && body.Model.GetDeclaredSymbol(body.Syntax, body.Cancellation) is IMethodSymbol { ContainingType: { } type } method && SyncDecision.IsMadeIn(type, DurabilityClaims.RootOf(method.Name), body);

    static bool IsExpendable(MemberBody body) =>
        body.Model.GetDeclaredSymbol(body.Syntax, body.Cancellation) is { } member
        && (DurabilityClaims.IsExpendable(member.Name, member.ContainingType?.Name ?? "") || Words.Any(member.Name, SharedMemory) || Words.Any(member.ContainingType?.Name ?? "", SharedMemory));
}
