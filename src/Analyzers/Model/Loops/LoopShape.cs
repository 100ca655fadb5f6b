using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>A loop in its normal form: what it does first, then a round that it repeats until a break.</summary>
/// <remarks>
/// <c>while</c>, <c>do</c> and <c>for</c> differ only in where the break of their condition stands in the round, and a primed loop only in
/// what it does first. Rules ask <see cref="LoopRun"/> what the steps amount to, so that no form of loop has to be recognized as such.
/// </remarks>
sealed class LoopShape
{
    readonly MemberBody _body;
    readonly List<LoopStep> _first = new();
    readonly List<LoopStep> _round = new();

    LoopShape(ILoopOperation loop, MemberBody body) => (Loop, _body) = (loop, body);

    public ILoopOperation Loop { get; }

    /// <summary>What is done once: the statement that primes the loop, the initializers of a <c>for</c>.</summary>
    public IReadOnlyList<LoopStep> First => _first;

    /// <summary>What is done again and again, until a break.</summary>
    public IReadOnlyList<LoopStep> Round => _round;

    /// <summary>The locals that add up what is read.</summary>
    public HashSet<ISymbol> Counters { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The statement before the loop that is its first read; null when the loop is not primed by one.</summary>
    public IOperation? Priming { get; private set; }

    /// <summary>All steps of the loop, those in branches and the branches themselves included.</summary>
    public IEnumerable<LoopStep> Steps => LoopStep.AllIn(_first, _round);

    /// <summary>Null for loops over a collection.</summary>
    public static LoopShape? Of(ILoopOperation loop, MemberBody body)
    {
        var shape = new LoopShape(loop, body);
        if (!shape.TryRead())
            return null;

        foreach (var step in shape.Steps)
            if (step is CountStep count)
                shape.Counters.Add(count.Counter);
        return shape;
    }

    bool TryRead()
    {
        var read = new LoopStepReader(Loop, _body);
        switch (Loop)
        {
            case IWhileLoopOperation { ConditionIsTop: true } loopWhile:
                read.Test(loopWhile.Condition, _round);
                read.Statement(loopWhile.Body, _round);
                return true;
            case IWhileLoopOperation doWhile:
                read.Statement(doWhile.Body, _round);
                read.Test(doWhile.Condition, _round);
                return true;
            case IForLoopOperation loopFor:
                foreach (var before in loopFor.Before)
                    read.Statement(before, _first);
                read.Test(loopFor.Condition, _round);
                read.Statement(loopFor.Body, _round);
                foreach (var bottom in loopFor.AtLoopBottom)
                    read.Statement(bottom, _round);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The same loop with the read that stands directly before it; null when none does.</summary>
    /// <remarks>Only declarations without effects may stand between, because the read will move behind them.</remarks>
    public LoopShape? Primed()
    {
        var siblings = Siblings(Loop);
        for (var i = IndexOf(Loop, siblings) - 1; i >= 0; i--)
        {
            var steps = new List<LoopStep>();
            new LoopStepReader(loop: null, _body).Statement(siblings[i], steps);
            if (steps.Count == 1 && steps[0] is ReadStep)
            {
                var primed = new LoopShape(Loop, _body) { Priming = siblings[i] };
                primed._first.AddRange(steps);
                primed._first.AddRange(_first);
                primed._round.AddRange(_round);
                primed.Counters.UnionWith(Counters);
                return primed;
            }

            if (!IsDeclaration(siblings[i], steps))
                return null;
        }

        return null;
    }

    /// <summary>The constant that a local holds when the loop begins; null when the statements before it in its block do not tell.</summary>
    public IOperation? ValueAtStart(ILocalSymbol local) => InitialValue(local) is { ConstantValue.HasValue: true } value ? value : null;

    /// <summary>Whether a counter counts from 0 on, be it set there before the loop or in the head of a <c>for</c>.</summary>
    public bool StartsAtZero(ISymbol counter) =>
        counter is ILocalSymbol local && (FirstValue(local) ?? ValueAtStart(local))?.ConstantValue.Value is 0 or 0L;

    /// <summary>Whether any step gives a variable another value.</summary>
    public bool Sets(ISymbol variable)
    {
        foreach (var step in Steps)
            if (SymbolEqualityComparer.Default.Equals(
                step switch { ReadStep read => read.Result, SetStep set => set.Local, CountStep count => count.Counter, ViewStep view => view.Local, _ => null }, variable))
                return true;
        return false;
    }

    /// <summary>What the head of a <c>for</c> sets a local to.</summary>
    public IOperation? FirstValue(ISymbol local)
    {
        foreach (var step in _first)
            if (step is SetStep set && SymbolEqualityComparer.Default.Equals(set.Local, local))
                return set.Value;
        return null;
    }

    /// <summary>What a local is declared with that nothing names between its declaration and the loop.</summary>
    public IOperation? InitialValue(ILocalSymbol local)
    {
        if (!IsDeclaredBeside(local))
            return null;

        var siblings = Siblings(Loop);
        for (var i = IndexOf(Loop, siblings) - 1; i >= 0; i--)
        {
            if (siblings[i] is IVariableDeclarationGroupOperation group && DeclaratorOf(local, group) is { } declarator)
                return declarator.GetVariableInitializer()?.Value;
            if (Mentions(siblings[i], local))
                return null;
        }

        return null;
    }

    /// <summary>The statements between a local's declaration in the loop's own block and the loop; null when it is declared elsewhere.</summary>
    public IReadOnlyList<IOperation>? StatementsSince(ILocalSymbol local)
    {
        var siblings = Siblings(Loop);
        var statements = new List<IOperation>();
        for (var i = IndexOf(Loop, siblings) - 1; i >= 0; i--)
        {
            if (siblings[i] is IVariableDeclarationGroupOperation group && DeclaratorOf(local, group) is not null)
                return statements;
            statements.Add(siblings[i]);
        }

        return null;
    }

    /// <summary>Whether a statement only declares locals, with constants or new buffers in them or nothing.</summary>
    public bool IsDeclaration(IOperation statement)
    {
        var steps = new List<LoopStep>();
        new LoopStepReader(loop: null, _body).Statement(statement, steps);
        return IsDeclaration(statement, steps);
    }

    static bool IsDeclaration(IOperation statement, List<LoopStep> steps)
    {
        if (statement is not IVariableDeclarationGroupOperation)
            return false;
        foreach (var step in steps)
            if (step is not (ViewStep or SetStep { Value.ConstantValue.HasValue: true }))
                return false;
        return true;
    }

    bool IsDeclaredBeside(ILocalSymbol local) =>
        Loop.Parent is { } block && local.DeclaringSyntaxReferences.Length == 1 && block.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span);

    static ImmutableArray<IOperation> Siblings(IOperation statement) => statement.Parent switch
    {
        IBlockOperation block => block.Operations,
        ISwitchCaseOperation section => section.Body,
        _ => ImmutableArray<IOperation>.Empty,
    };

    static int IndexOf(IOperation statement, ImmutableArray<IOperation> siblings) => siblings.IndexOf(statement);

    static IVariableDeclaratorOperation? DeclaratorOf(ILocalSymbol local, IVariableDeclarationGroupOperation group)
    {
        foreach (var declaration in group.Declarations)
            foreach (var declarator in declaration.Declarators)
                if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                    return declarator;
        return null;
    }

    static bool Mentions(IOperation statement, ILocalSymbol local)
    {
        foreach (var operation in statement.DescendantsAndSelf())
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))
                return true;
        return false;
    }
}
