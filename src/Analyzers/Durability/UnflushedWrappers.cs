using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>The wrappers that code of one member can flush, and what they hold at a point.</summary>
sealed class UnflushedWrappers(MemberBody body)
{
    readonly Dictionary<(ISymbol, IOperation, WrapperStates), (WrapperUses Uses, WrapperFlow Flow)?> _flows = new();
    List<ISymbol>? _variables;

    /// <summary>The outermost wrapper above a stream that certainly holds something that was written to it when the stream is used.</summary>
    public (ISymbol Variable, ImmutableArray<WrapperLayer> Layers, WrapperUses Uses)? Above(StreamSource stream, InnerUse use)
    {
        (ISymbol, ImmutableArray<WrapperLayer> Layers, WrapperUses)? outermost = null;
        var function = FunctionGraph.FunctionAround(use.Operation);
        foreach (var variable in _variables ??= VariablesOf(use.Operation, body))
        {
            var layers = WrapperLayer.Between(variable, stream, body);
            if (layers.IsEmpty || HoldingOf(layers) is not { } holding || outermost is { Layers.Length: var most } && most >= layers.Length)
                continue;
            if (FlowOf(variable, holding, function, use.Kind) is var (uses, flow) && flow.Before(use.Operation).HoldsWhatWasWritten)
                outermost = (variable, layers, uses);
        }

        return outermost;
    }

    /// <summary>What the layers together hold, as far as flushing the first of them brings it out; null where it does not, or there is nothing to hold.</summary>
    public static Holding? HoldingOf(ImmutableArray<WrapperLayer> layers)
    {
        var holding = Holding.Nothing;
        for (var i = 0; i < layers.Length; i++)
        {
            if (layers[i].Holding == Holding.Tail && i > 0)
                return null;
            if (layers[i].Holding > holding)
                holding = layers[i].Holding;
        }

        return holding == Holding.Nothing ? null : holding;
    }

    (WrapperUses, WrapperFlow)? FlowOf(ISymbol variable, Holding holding, IOperation function, InnerUseKind kind)
    {
        // A field that nobody ever flushes holds what other members have written, too.
        var atEntry = variable is ILocalSymbol || body.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax ? WrapperStates.Absent
            : kind == InnerUseKind.Sync && FieldWrapper.IsNeverFlushed(variable, body) ? WrapperStates.Written | WrapperStates.Empty
            : WrapperStates.Same;
        if (_flows.TryGetValue((variable, function, atEntry), out var known))
            return known;

        var found = WrapperUses.Of(variable, holding, function, body) is { } uses && WrapperFlow.Through(uses, atEntry) is { } flow ? (uses, flow) : ((WrapperUses, WrapperFlow)?)null;
        return _flows[(variable, function, atEntry)] = found;
    }

    static List<ISymbol> VariablesOf(IOperation place, MemberBody body)
    {
        var variables = new List<ISymbol>();
        foreach (var operation in body.Operations)
            if (operation is IVariableDeclaratorOperation { Symbol: var local } declarator && declarator.GetVariableInitializer() is { Value: var value } && MayWrap(value.Unconverted(), body))
                variables.Add(local);

        foreach (var field in FieldWrapper.In(place, body))
            variables.Add(field);
        return variables;
    }

    static bool MayWrap(IOperation value, MemberBody body) =>
        FileBehind.WrappedBy(value, body) is not null || value is IObjectCreationOperation or IInvocationOperation && value.Type.Is(body.Io.StreamWriter) && StreamCreation.OpensFile(value, body.Io);
}
