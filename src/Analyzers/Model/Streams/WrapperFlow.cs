using System.Collections.Generic;
using IoAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What one wrapper has been through at each point of a function: created, written to, flushed, closed.</summary>
sealed class WrapperFlow(WrapperUses uses) : ForwardFlow<WrapperFacts>(uses.Body.Cancellation)
{
    readonly Dictionary<(SyntaxNode, OperationKind), WrapperStates> _before = new();

    /// <summary>The flow through the function of the uses; null when it has no graph, or does not settle.</summary>
    public static WrapperFlow? Through(WrapperUses uses, WrapperStates atEntry)
    {
        var flow = new WrapperFlow(uses);
        return FunctionGraph.Of(uses.Function, uses.Body) is { } graph && flow.Run(graph, new(atEntry)) ? flow : null;
    }

    /// <summary>The states just before a call or a reference to a property, its operands evaluated; none when it is never reached.</summary>
    public WrapperFacts Before(IOperation operation) => new(_before.TryGetValue((operation.Syntax, operation.Kind), out var states) ? states : WrapperStates.None);

    protected override WrapperFacts Join(WrapperFacts left, WrapperFacts right) => new(left.States | right.States);

    protected override WrapperFacts After(IOperation operation, WrapperFacts facts) => facts.Apply(uses.Of(operation));

    protected override WrapperFacts Assume(IOperation condition, bool value, WrapperFacts facts) =>
        NullTest.FoundNull(condition, value) is not { } tested ? facts
        : uses.IsWrapper(tested) ? new(WrapperStates.Absent)
        : uses.IsOver(tested) ? new(WrapperStates.None)
        : facts;

    /// <summary>What an exception interrupts is not judged: the wrapper may itself be why, and flushing it may throw again.</summary>
    protected override WrapperFacts Thrown(WrapperFacts facts) => new(facts.States | WrapperStates.Unknown | WrapperStates.Lost);

    protected override void See(IOperation operation, WrapperFacts before)
    {
        if (operation is not (IInvocationOperation or IPropertyReferenceOperation))
            return;
        var key = (operation.Syntax, operation.Kind);
        _before[key] = _before.TryGetValue(key, out var states) ? states | before.States : before.States;
    }
}
