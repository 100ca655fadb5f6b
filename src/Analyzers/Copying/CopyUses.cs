using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Where a member body names its locals and parameters: in which of its copy loops, or outside of all of them.</summary>
/// <remarks>Made once for all loops of a body, so that a method of many loops costs no more than many methods of one.</remarks>
sealed class CopyUses
{
    readonly Dictionary<ISymbol, UsesOfLocal> _locals = new(SymbolEqualityComparer.Default);

    public CopyUses(MemberBody body, IReadOnlyList<ReadLoop> loops)
    {
        var loopOf = new Dictionary<IOperation, ReadLoop>();
        foreach (var loop in loops)
        {
            loopOf[loop.Loop] = loop;
            if (loop.Shape.Priming is { } priming)
                loopOf[priming] = loop;
        }

        if (body.Operation is { } code)
            HasLabels = Collect(code, loopOf);

        foreach (var loop in loops)
        {
            foreach (var counter in loop.Shape.Counters)
                Of(counter).IsAskedFirst = true;
            if (loop.Limit is { Bound.Limit: { } limit } && limit.Symbol() is { } asked)
                Of(asked).IsAskedFirst = true;
            if (loop.Limit?.Size?.Symbol() is { } size)
                Of(size).IsAskedFirst = true;
        }
    }

    /// <summary>The order of the text may not be the order of execution.</summary>
    public bool HasLabels { get; }

    public UsesOfLocal Of(ISymbol local) => _locals.TryGetValue(local, out var uses) ? uses : new();

    /// <summary>Goes through the code in its order, with the innermost function and the innermost copy loop in it that are around; true where it has a label.</summary>
    bool Collect(IOperation code, Dictionary<IOperation, ReadLoop> loopOf)
    {
        var hasLabels = false;
        var children = new List<IOperation>();
        var open = new Stack<(IOperation Operation, IOperation Function, ReadLoop? Loop)>();
        open.Push((code, code, null));
        while (open.Count > 0)
        {
            var (operation, function, loop) = open.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                (function, loop) = (operation, null);
            else if (loopOf.TryGetValue(operation, out var found))
                loop = found;

            hasLabels |= operation is ILabeledOperation;
            if (operation is ILocalReferenceOperation { IsDeclaration: false } or IParameterReferenceOperation)
                UsesOf(operation.Symbol()!).Add(operation, loop, function);

            foreach (var child in operation.ChildOperations)
                children.Add(child);
            for (var i = children.Count - 1; i >= 0; i--)
                open.Push((children[i], function, loop));
            children.Clear();
        }

        return hasLabels;
    }

    UsesOfLocal UsesOf(ISymbol local)
    {
        if (!_locals.TryGetValue(local, out var uses))
            _locals[local] = uses = new();
        return uses;
    }
}

/// <summary>The uses of one local.</summary>
sealed class UsesOfLocal
{
    readonly List<IOperation> _outside = new();
    readonly HashSet<IOperation> _inLoops = new();
    IOperation? _function;

    /// <summary>Those in no copy loop.</summary>
    public IReadOnlyList<IOperation> Outside => _outside;

    /// <summary>A lambda or local function uses what another function uses too.</summary>
    public bool IsShared { get; private set; }

    /// <summary>A copy loop adds to it or is bounded by it, so that it asks what the local held before.</summary>
    public bool IsAskedFirst { get; set; }

    /// <summary>At most this one of the copy loops uses the local.</summary>
    public bool IsInNoOtherLoop(ReadLoop loop) => _inLoops.Count == 0 || _inLoops.Count == 1 && _inLoops.Contains(loop.Loop);

    public void Add(IOperation use, ReadLoop? loop, IOperation function)
    {
        if (loop is null)
            _outside.Add(use);
        else
            _inLoops.Add(loop.Loop);
        IsShared |= _function is not null && _function != function;
        _function = function;
    }
}
