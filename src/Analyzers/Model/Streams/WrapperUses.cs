using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What each operation of one function does to what a wrapper holds, before any order is looked at.</summary>
/// <remarks>
/// The table is made from the bound code and asked with the operations of its control flow graph, which are copies: both share their
/// syntax. Writers over the wrapper count as the wrapper: what is written to them gets into it, and flushing them flushes it.
/// </remarks>
sealed class WrapperUses
{
    readonly Dictionary<(SyntaxNode, OperationKind), WrapperStates> _effects = new();
    readonly Dictionary<ISymbol, WrapperStates> _closed = new(SymbolEqualityComparer.Default);
    readonly ISymbol _wrapper;
    readonly Holding _holding;
    readonly int _depth;

    WrapperUses(ISymbol wrapper, Holding holding, IOperation function, MemberBody body, int depth) =>
        (_wrapper, _holding, Function, Body, _depth) = (wrapper, holding, function, body, depth);

    public IOperation Function { get; }

    public MemberBody Body { get; }

    /// <summary>The variables of writers over the wrapper.</summary>
    public List<ISymbol> Over { get; } = new();

    /// <summary>The table for a local, parameter or field; null where a lambda or local function has it that runs at some other time.</summary>
    public static WrapperUses? Of(ISymbol wrapper, Holding holding, IOperation function, MemberBody body, int depth = 0)
    {
        var uses = new WrapperUses(wrapper, holding, function, body, depth);
        uses._closed[wrapper] = WrapperStates.Closed;
        if (wrapper is ILocalSymbol && body.Values.OnlyValueOf(wrapper)?.Unconverted() is { } creation)
            uses._effects[(creation.Syntax, creation.Kind)] = WrapperStates.Empty;
        if (!uses.Collect(wrapper, closes: WrapperStates.Closed))
            return null;
        // A writer over a writer over the wrapper is found in its turn: there may be thousands.
        for (var i = 0; i < uses.Over.Count; i++)
            if (!uses.Collect(uses.Over[i], uses._closed[uses.Over[i]]))
                return null;
        return uses;
    }

    public bool IsWrapper(IOperation operation) => operation.Symbol() is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, _wrapper);

    /// <summary>Whether an operation names a writer over the wrapper, which is never null.</summary>
    public bool IsOver(IOperation operation) => operation.Symbol() is { } symbol && _closed.ContainsKey(symbol) && !IsWrapper(operation);

    public WrapperStates Of(IOperation operation)
    {
        if (operation is IInvocationOperation { IsImplicit: true, TargetMethod.Name: "Dispose" or "DisposeAsync", Instance: { } closed })
            return closed.Symbol() is { } symbol && _closed.TryGetValue(symbol, out var effect) ? effect : WrapperStates.Same;
        return _effects.TryGetValue((operation.Syntax, operation.Kind), out var known) ? known : WrapperStates.Same;
    }

    bool Collect(ISymbol variable, WrapperStates closes)
    {
        foreach (var (reference, use) in StreamUses.Of(variable, Body))
        {
            Body.Cancellation.ThrowIfCancellationRequested();
            if (FunctionGraph.FunctionAround(reference) != Function)
                return false;
            if (!Note(reference, use, closes))
                return false;
        }

        return true;
    }

    bool Note(IOperation reference, StreamUse use, WrapperStates closes)
    {
        var value = reference.ImplicitlyConverted();
        if (value.Parent is IArgumentOperation { Parent: { } around } && FileBehind.WrappedBy(around, Body)?.Unconverted() == reference)
            return Wrap(reference, around);

        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                Add(call, OfCall(call, closes));
                return true;
            case IPropertyReferenceOperation property when property.Instance == value:
                Add(property, OfProperty(property));
                return true;
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: "Flush" or "FlushAsync" or "Dispose" or "Close" } call }:
                Add(call, OfCall(call, closes));
                return true;
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                // A collection keeps what it is given.
                var isKept = use == StreamUse.Other && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty;
                Add(call, isKept ? WrapperStates.Lost : WrapperCallees.Of(call, argument, _holding, Body, _depth));
                return true;
            default:
                Add(reference, use switch
                {
                    StreamUse.Look => WrapperStates.Same,
                    // Its constructor sets a field once; the flow of another member begins behind that.
                    StreamUse.Set when reference is IFieldReferenceOperation => WrapperStates.Empty,
                    _ => WrapperStates.Lost,
                });
                return true;
        }
    }

    /// <summary>A writer over the wrapper that a variable of the same function holds.</summary>
    bool Wrap(IOperation reference, IOperation creation)
    {
        var closes = StreamOwnership.OwnsInner(creation, Body.Io) ? WrapperStates.Closed : Flushed;
        while (creation.Converted().Parent is IArgumentOperation { Parent: { } outer } && FileBehind.WrappedBy(outer, Body)?.Unconverted() == creation)
        {
            closes = StreamOwnership.OwnsInner(outer, Body.Io) ? closes : Flushed;
            creation = outer;
        }

        if (creation.Converted().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } || Body.Values.IsReassigned(local)
            || creation is IObjectCreationOperation { Initializer: not null } || !FileBehind.IsOfBaseLibrary(creation.Type))
        {
            Add(reference, WrapperStates.Lost);
            return true;
        }

        // Code that is being written may declare a writer over itself.
        if (!_closed.ContainsKey(local))
        {
            _closed.Add(local, closes);
            Over.Add(local);
        }

        return true;
    }

    WrapperStates OfCall(IInvocationOperation call, WrapperStates closes) => call.TargetMethod.Name switch
    {
        "Flush" or "FlushAsync" => Flushed,
        "FlushFinalBlock" or "FlushFinalBlockAsync" => WrapperStates.Flushed,
        "Dispose" or "DisposeAsync" or "Close" => closes,
        // It flushes what it writes through when it is asked to.
        "Write" or "WriteLine" or "WriteByte" or "WriteAsync" or "WriteLineAsync" => WrapperStates.Written,
        var name when name.StartsWith("Write", System.StringComparison.Ordinal) && FileBehind.IsOfBaseLibrary(call.TargetMethod.ContainingType) => WrapperStates.Written,
        _ => WrapperStates.Lost,
    };

    WrapperStates OfProperty(IPropertyReferenceOperation property) => property.Property.Name switch
    {
        // BinaryWriter flushes the stream that it gives away.
        "BaseStream" when property.Property.ContainingType.Is(Body.Io.BinaryWriter) => Flushed,
        "BaseStream" or "UnderlyingStream" or "Encoding" or "FormatProvider" or "Settings" or "WriteState" or "CanRead" or "CanWrite" or "CanSeek" or "CanTimeout"
            or "HasFlushedFinalBlock" or "BytesCommitted" or "BytesPending" or "CurrentDepth" or "Options" or "XmlLang" or "XmlSpace" => WrapperStates.Same,
        "NewLine" => WrapperStates.Same,
        // A BufferedStream writes what it holds before it tells its length.
        "Length" or "Position" => WrapperStates.Unknown,
        _ => WrapperStates.Lost,
    };

    /// <summary>A cipher keeps what does not fill a block.</summary>
    WrapperStates Flushed => _holding == Holding.Tail ? WrapperStates.Same : WrapperStates.Flushed;

    void Add(IOperation operation, WrapperStates effect)
    {
        if (effect != WrapperStates.Same)
            _effects[(operation.Syntax, operation.Kind)] = effect;
    }
}
