using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace IoAnalyzers.Flow;

/// <summary>Carries facts forward through one function body until they stop changing.</summary>
/// <remarks>
/// A finally block is analyzed once per way of leaving its try, so the facts of an early return never leak into the code behind
/// the block. Any operation inside a try may throw, so the facts between any two of them reach the handlers. Lambdas and local
/// functions are graphs of their own.
/// </remarks>
abstract class ForwardFlow<TFacts>(CancellationToken cancellation) where TFacts : IEquatable<TFacts>
{
    /// <summary>More visits than any real body needs: a block is visited again only when facts that reach it have changed.</summary>
    const int MaxVisitsPerBlock = 50;

    readonly Dictionary<(ControlFlowBranch? Branch, int NextFinally, Pending? Outer), Pending> _pending = new();
    readonly Dictionary<(int Block, Pending Then), Point> _inFinally = new();
    Point?[] _points = [];
    Point?[] _due = [];
    IOperation[]?[] _steps = [];
    Handlers _handlers = null!;
    ControlFlowGraph _graph = null!;
    int _cursor;

    /// <summary>How often a block was entered; the measure of cost.</summary>
    public int Visits { get; private set; }

    /// <summary>Facts that hold on either of two paths. Must grow only, or <see cref="Run"/> gives up.</summary>
    protected abstract TFacts Join(TFacts left, TFacts right);

    /// <summary>Facts after an operation; called in evaluation order, operands first, and as often as facts change.</summary>
    protected abstract TFacts After(IOperation operation, TFacts facts);

    /// <summary>Facts once a condition turned out to be true or false.</summary>
    protected virtual TFacts Assume(IOperation condition, bool value, TFacts facts) => facts;

    /// <summary>Facts as a catch, a filter or an unwinding finally sees them, when they held at an operation that threw.</summary>
    protected virtual TFacts Thrown(TFacts facts) => facts;

    /// <summary>Called for every reachable operation once facts are final: those just before it, after its operands.</summary>
    /// <remarks>An operation in a finally block is seen once per way of leaving the try.</remarks>
    protected virtual void See(IOperation operation, TFacts before)
    {
    }

    /// <summary>False when facts did not settle within a bound; nothing is known then, and nothing was seen.</summary>
    public bool Run(ControlFlowGraph graph, TFacts atEntry)
    {
        _graph = graph;
        _points = new Point?[graph.Blocks.Length];
        _due = new Point?[graph.Blocks.Length];
        _steps = new IOperation[graph.Blocks.Length][];
        _handlers = new Handlers(graph);
        _pending.Clear();
        _inFinally.Clear();
        _cursor = 0;
        Visits = 0;

        Reach(graph.Blocks[0], then: null, atEntry);
        while (NextDue() is { } point)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++Visits > MaxVisitsPerBlock * _points.Length)
            {
                _points = [];
                return false;
            }

            Visit(point);
        }

        ShowFinalFacts();
        return true;
    }

    /// <summary>Facts where the body ends normally; false when it never does.</summary>
    public bool TryAtExit(out TFacts? facts)
    {
        var exit = _points.Length == 0 ? null : _points[_points.Length - 1];
        facts = exit is null ? default : exit.Facts;
        return exit is not null;
    }

    void Visit(Point point)
    {
        var (block, facts) = (point.Block, point.Facts);
        var handlers = _handlers.Around(block.EnclosingRegion);
        Throw(handlers, point.Then, facts);
        foreach (var operation in StepsOf(block))
        {
            var after = After(operation, facts);
            if (handlers.Length > 0 && !after.Equals(facts))
                Throw(handlers, point.Then, after);
            facts = after;
        }

        var (taken, otherwise) = (facts, facts);
        if (block is { BranchValue: { } condition, ConditionKind: not ControlFlowConditionKind.None and var kind })
        {
            taken = Assume(condition, kind == ControlFlowConditionKind.WhenTrue, facts);
            otherwise = Assume(condition, kind == ControlFlowConditionKind.WhenFalse, facts);
        }

        Leave(point, block.ConditionalSuccessor, taken);
        Leave(point, block.FallThroughSuccessor, otherwise);
    }

    void Leave(Point from, ControlFlowBranch? branch, TFacts facts)
    {
        if (branch is { Destination: not null })
            Continue(PendingOf(branch, nextFinally: 0, from.Then), facts);
        else if (branch is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling } && Handlers.FinallyEndingIn(from.Block) is { } ended)
            Resume(ended, from.Then, facts);
    }

    /// <summary>The end of a finally block: go on with whatever entered it.</summary>
    void Resume(ControlFlowRegion ended, Pending? then, TFacts facts)
    {
        if (then is { Branch: not null })
            Continue(then, facts);
        else if (then is not null && ended.EnclosingRegion is { EnclosingRegion: { } around })
            Throw(_handlers.Around(around), then.Outer, facts);
    }

    void Continue(Pending pending, TFacts facts)
    {
        var branch = pending.Branch!;
        if (pending.NextFinally < branch.FinallyRegions.Length)
            Reach(_handlers.First(branch.FinallyRegions[pending.NextFinally]), PendingOf(branch, pending.NextFinally + 1, pending.Outer), facts);
        else
            Reach(branch.Destination!, pending.Outer, facts);
    }

    void Throw(Handler[] handlers, Pending? then, TFacts facts)
    {
        if (handlers.Length == 0)
            return;

        var thrown = Thrown(facts);
        foreach (var handler in handlers)
        {
            // An exception that leaves a finally block replaces what would have come after that block.
            var outer = then;
            for (var left = handler.FinallyBlocksLeft; left > 0; left--)
                outer = outer?.Outer;
            Reach(handler.First, handler.IsFinally ? PendingOf(branch: null, nextFinally: 0, outer) : outer, thrown);
        }
    }

    void Reach(BasicBlock block, Pending? then, TFacts facts)
    {
        // A block outside of all finally blocks has one point; a finally may be entered from a thousand places.
        var point = _points[block.Ordinal];
        if (then is not null)
            _inFinally.TryGetValue((block.Ordinal, then), out point);
        else
            while (point?.Then is not null)
                point = point.Next;

        if (point is null)
        {
            _points[block.Ordinal] = point = new Point(block, then, facts, _points[block.Ordinal]);
            if (then is not null)
                _inFinally.Add((block.Ordinal, then), point);
        }
        else
        {
            var joined = Join(point.Facts, facts);
            if (joined.Equals(point.Facts))
                return;
            point.Facts = joined;
        }

        if (!point.IsDue)
        {
            point.IsDue = true;
            point.NextDue = _due[block.Ordinal];
            _due[block.Ordinal] = point;
        }

        _cursor = Math.Min(_cursor, block.Ordinal);
    }

    /// <summary>The first block of the text first: a loop settles before the code behind it is looked at.</summary>
    Point? NextDue()
    {
        for (; _cursor < _due.Length; _cursor++)
        {
            if (_due[_cursor] is { } point)
            {
                _due[_cursor] = point.NextDue;
                point.IsDue = false;
                return point;
            }
        }

        return null;
    }

    void ShowFinalFacts()
    {
        foreach (var first in _points)
        {
            for (var point = first; point is not null; point = point.Next)
            {
                var facts = point.Facts;
                foreach (var operation in StepsOf(point.Block))
                {
                    See(operation, facts);
                    facts = After(operation, facts);
                }
            }
        }
    }

    IOperation[] StepsOf(BasicBlock block) => _steps[block.Ordinal] ??= EvaluationOrder.Of(block);

    Pending PendingOf(ControlFlowBranch? branch, int nextFinally, Pending? outer)
    {
        var key = (branch, nextFinally, outer);
        if (!_pending.TryGetValue(key, out var pending))
            _pending[key] = pending = new Pending(branch, nextFinally, outer);
        return pending;
    }

    /// <summary>A block, and for a block inside a finally what happens when that finally ends.</summary>
    sealed class Point(BasicBlock block, Pending? then, TFacts facts, Point? next)
    {
        public BasicBlock Block => block;
        public Pending? Then => then;
        public Point? Next => next;
        public TFacts Facts { get; set; } = facts;
        public bool IsDue { get; set; }
        public Point? NextDue { get; set; }
    }

    /// <summary>A branch on its way out through finally blocks; no branch means that an exception is unwinding.</summary>
    sealed class Pending(ControlFlowBranch? branch, int nextFinally, Pending? outer)
    {
        public ControlFlowBranch? Branch => branch;
        public int NextFinally => nextFinally;
        public Pending? Outer => outer;
    }
}
