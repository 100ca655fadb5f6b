using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>The locals that one copy loop works with, and what the rest of the code does with them.</summary>
sealed class CopyLocals
{
    readonly ReadLoop _loop;
    readonly CopyUses _uses;
    readonly HashSet<ISymbol> _buffers = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> _values = new(SymbolEqualityComparer.Default);
    readonly ISymbol?[] _kept;
    readonly HashSet<ISymbol> _unused = new(SymbolEqualityComparer.Default);
    DataFlowAnalysis? _flow;

    /// <param name="loop">The loop.</param>
    /// <param name="uses">The uses of all locals of its member.</param>
    /// <param name="kept">Locals that stay although only the loop needs them: the code in its place names them.</param>
    public CopyLocals(ReadLoop loop, CopyUses uses, params ISymbol?[] kept)
    {
        (_loop, _uses, _kept) = (loop, uses, kept);
        AddBuffers(loop.Read.Region);
        AddBuffers((loop as CopyLoop)?.Write.Region);
        foreach (var step in loop.Shape.Steps)
            _ = step switch
            {
                ReadStep read => _values.Add(read.Result),
                SetStep set => _values.Add(set.Local),
                CountStep count => _values.Add(count.Counter),
                ViewStep view => _buffers.Add(view.Local),
                _ => false,
            };
    }

    /// <summary>The one counter that code after the loop reads; null when none is.</summary>
    public ISymbol? CounterReadLater { get; private set; }

    /// <summary>A counter that a statement of the loop reads which stands behind the call later.</summary>
    public ISymbol? ReadByExit { get; init; }

    /// <summary>The declarations of locals that nothing uses without the loop.</summary>
    public IReadOnlyList<VariableDeclaratorSyntax> Unused { get; private set; } = [];

    /// <summary>Where a rented buffer is given back that goes with the loop; null for any other.</summary>
    public RentedBuffer? Rented { get; private set; }

    /// <summary>False when the code around the loop could tell that the loop is gone.</summary>
    public bool LeaveNoTrace(MemberBody body)
    {
        foreach (var value in _values)
        {
            if (_uses.Of(value).IsShared || IsDeclaredByPriming(value) && !IsOnlyUsedHere(value, []))
                return false;
            if (!SymbolEqualityComparer.Default.Equals(value, ReadByExit) && !MayBeReadLater(value, body))
                continue;
            if (CounterReadLater is not null || !_loop.Shape.Counters.Contains(value))
                return false;
            CounterReadLater = value;
        }

        foreach (var buffer in _buffers)
            if (_uses.Of(buffer).IsShared || !IsContentUnread(buffer, body.Io))
                return false;

        if (!FindRented(body))
            return false;
        FindUnused(body);
        return Rented is null || _buffers.All(buffer => RentedBuffer.SizeOf(body.Values.OnlyValueOf(buffer)) is null || _unused.Contains(buffer)) && CanUnwrap(Rented);
    }

    /// <summary>False where a buffer is rented for this loop alone, and cannot go with it.</summary>
    bool FindRented(MemberBody body)
    {
        foreach (var buffer in _buffers)
            if (RentedBuffer.SizeOf(body.Values.OnlyValueOf(buffer)) is not null && _uses.Of(buffer).IsInNoOtherLoop(_loop) && (Rented = RentedBuffer.Of(_uses.Of(buffer).Outside)) is null)
                return false;
        return true;
    }

    /// <summary>The loop stands in the try that goes, and no name of that would meet another.</summary>
    bool CanUnwrap(RentedBuffer rented) =>
        rented.Guard is not { } guard
        || guard.Block.Span.Contains(_loop.Loop.Syntax.Span) && !BlockNames.AreIn(guard.Block, local => Unused.Contains(local));

    /// <summary>Every other copy loop sets its count and its flags before it asks them, but adds to its counters.</summary>
    bool MayBeReadLater(ISymbol value, MemberBody body)
    {
        if (IsWhereItBegins(value) && CopyRecovery.Repetition(value, _loop) is not null)
            return true;
        if (_uses.Of(value) is { Outside.Count: 0 } uses && (!uses.IsAskedFirst || uses.IsInNoOtherLoop(_loop)))
            return false;

        _flow ??= _loop.Loop.Syntax is StatementSyntax statement ? body.Model.AnalyzeDataFlow(statement) : null;
        return _flow is not { Succeeded: true } || _flow.DataFlowsOut.Contains(value);
    }

    /// <summary>What is left, and the place in a buffer, are what the loop begins with when it runs again.</summary>
    bool IsWhereItBegins(ISymbol value) =>
        _loop.Limit is { Bound: { Limit: null, Counter: var left } } && SymbolEqualityComparer.Default.Equals(value, left)
        || _loop is FillLoop { Start.Counter: { } place } && SymbolEqualityComparer.Default.Equals(value, place);

    void AddBuffers(ByteRegion? region)
    {
        if (region is null)
            return;
        _buffers.Add(region.Buffer);
        foreach (var view in region.Views)
            _buffers.Add(view);
    }

    bool IsDeclaredByPriming(ISymbol local) =>
        _loop.Shape.Priming is { } priming && DeclaratorOf(local) is { } declarator && priming.Syntax.Span.Contains(declarator.Span);

    /// <summary>No code sees the bytes that the loop leaves in its buffer; other copy loops overwrite them.</summary>
    bool IsContentUnread(ISymbol buffer, IoSymbols io)
    {
        foreach (var use in _uses.Of(buffer).Outside)
            if (!IsLength(use) && !IsViewOf(use) && !IsOver(use, io) && !RentedBuffer.IsReturned(use))
                return false;
        return true;
    }

    static bool Contains(SyntaxNode node, IOperation use) => node.Span.Contains(use.Syntax.Span);

    static bool IsLength(IOperation use) => use.Parent is IPropertyReferenceOperation { Property.Name: "Length" };

    /// <summary>The declaration of another name for the buffer, whose own uses are looked at too.</summary>
    bool IsViewOf(IOperation use)
    {
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
            if (parent is IVariableDeclaratorOperation { Symbol: var local })
                return _buffers.Contains(local);
        return false;
    }

    /// <summary>An access that keeps no alias and is done before the loop begins, once and for all.</summary>
    bool IsOver(IOperation use, IoSymbols io)
    {
        if (use.Syntax.SpanStart > _loop.Loop.Syntax.SpanStart)
            return false;
        if (use.Parent is not IArrayElementReferenceOperation && !(use.Parent is IArgumentOperation { Parent: IInvocationOperation call } && IsFinishedStreamCall(call, io)))
            return false;

        var declaration = DeclaratorOf(use.Symbol()!)?.Span;
        for (var outer = _loop.Loop.Parent; outer is not null; outer = outer.Parent)
            if (outer is ILoopOperation && Contains(outer.Syntax, use) && (declaration is not { } span || !outer.Syntax.Span.Contains(span)))
                return false;
        return true;
    }

    static bool IsFinishedStreamCall(IInvocationOperation call, IoSymbols io) =>
        StreamCall.IsDefinedByStream(call.TargetMethod, io)
        && (call.IsAwaited() || call.TargetMethod.Name is "Read" or "Write" or "ReadExactly" or "ReadAtLeast");

    /// <summary>A view whose buffer is only used to make it goes first, then the buffer.</summary>
    void FindUnused(MemberBody body)
    {
        var unused = new List<VariableDeclaratorSyntax>();
        for (var found = true; found;)
        {
            found = false;
            foreach (var local in Candidates())
            {
                if (_unused.Contains(local) || DeclaratorOf(local) is not { } declarator || !IsOnlyUsedHere(local, unused) || !CanGo(declarator, body))
                    continue;

                unused.Add(declarator);
                found = _unused.Add(local);
            }
        }

        unused.Sort((one, other) => one.SpanStart.CompareTo(other.SpanStart));
        Unused = unused;
    }

    IEnumerable<ISymbol> Candidates()
    {
        foreach (var value in _values)
            if (!SymbolEqualityComparer.Default.Equals(value, CounterReadLater) && !_kept.Contains(value, SymbolEqualityComparer.Default))
                yield return value;
        foreach (var buffer in _buffers)
            yield return buffer;
    }

    bool IsOnlyUsedHere(ISymbol local, List<VariableDeclaratorSyntax> gone)
    {
        if (!_uses.Of(local).IsInNoOtherLoop(_loop))
            return false;
        foreach (var use in _uses.Of(local).Outside)
            if (!gone.Exists(declarator => Contains(declarator, use)) && !(Rented is { Return: var returned } && Contains(returned, use)))
                return false;
        return true;
    }

    /// <summary>Declared as a statement of its own before the loop, with nothing in it that does anything.</summary>
    bool CanGo(VariableDeclaratorSyntax declarator, MemberBody body)
    {
        if (declarator.Parent?.Parent is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, IsConst: false } statement
            || _loop.Loop.Syntax.Span.Contains(statement.Span) || _loop.Shape.Priming?.Syntax == statement)
            return false;
        return declarator.Initializer is not { Value: var value }
            || body.Model.GetOperation(value, body.Cancellation) is { } initial
                && (initial.ConstantValue.HasValue || initial is IDefaultValueOperation || IsLengthOf(initial) || ByteRegion.CreatedSize(initial, body) is not null || Rented is not null && RentedBuffer.SizeOf(initial) is not null || ByteRegion.Of(initial, body) is not null);
    }

    /// <summary>The length of an array that the call in the loop's place asks for, too.</summary>
    bool IsLengthOf(IOperation initial) => _loop is FillLoop fill && SymbolEqualityComparer.Default.Equals(ReadRequest.LengthOf(initial), fill.Part.Variable);

    static VariableDeclaratorSyntax? DeclaratorOf(ISymbol local) =>
        local.DeclaringSyntaxReferences.Length == 1 ? local.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax : null;
}
