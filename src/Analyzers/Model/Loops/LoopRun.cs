using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>Runs a loop on a stream that returns some chunks and then its end. A single byte is a chunk, too.</summary>
/// <remarks>
/// What a read returns is the only thing that the run does not know, so one run for each number of chunks is the whole truth, and as soon
/// as two runs stand before their last read with the same values, all longer runs repeat them.
/// </remarks>
sealed class LoopRun
{
    const int MaxChunks = 4;

    readonly LoopShape _shape;
    readonly LoopBound? _bound;
    readonly bool _endsAtLimit;
    readonly BufferStart? _filled;
    readonly LoopValues _values;
    readonly ReadRequests? _requests;
    readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> _results = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> _viewsOfChunk = new(SymbolEqualityComparer.Default);
    readonly Dictionary<ISymbol, int> _counted = new(SymbolEqualityComparer.Default);
    int _chunksLeft;
    ReadStep? _lastRead;
    bool _isWritten;
    bool _isAtEnd;
    string _valuesAtLastRead = "";

    LoopRun(LoopShape shape, LoopBound? bound, int chunks, bool endsAtLimit, BufferStart? filled)
    {
        (_shape, _bound, _chunksLeft, _endsAtLimit, _filled) = (shape, bound, chunks, endsAtLimit, filled);
        _values = new(bound);
        _values.Left = endsAtLimit && chunks == 0 ? ValueRange.False : bound?.AnyLeft;
        _requests = bound is null ? null : new(bound, _values, filled);
    }

    /// <summary>How much the reads of a bounded loop ask for at most; null when they do not ask for the same.</summary>
    public IOperation? Size => _requests?.Size;

    /// <summary>What the loop throws at its end.</summary>
    public IOperation? Thrown { get; private set; }

    /// <summary>The statement by which it leaves the method there.</summary>
    public IOperation? Exit { get; private set; }

    /// <summary>Each chunk is written once and whole before the next read, every counter counts it once, and the loop ends at the end of the stream and only there.</summary>
    public static bool CopiesToEnd(LoopShape shape) => Always(shape, bound: null, endsAtLimit: false) is { Exit: null };

    /// <summary>The same of a loop with a bound, for one of its two ends: at the end of the stream it may throw. Null when it is not always so.</summary>
    /// <param name="shape">The loop.</param>
    /// <param name="bound">What it counts; null for a loop to the end.</param>
    /// <param name="endsAtLimit">Whether the bound is reached, and not the end of the stream.</param>
    /// <param name="filled">Where the reads put the bytes when nothing else does; null for a loop that writes them.</param>
    public static LoopRun? Always(LoopShape shape, LoopBound? bound, bool endsAtLimit, BufferStart? filled = null)
    {
        LoopRun? before = null;
        for (var chunks = 0; chunks <= MaxChunks; chunks++)
        {
            var run = new LoopRun(shape, bound, chunks, endsAtLimit, filled);
            if (!run.IsCopy() || before is not null && run.Exit != before.Exit)
                return null;
            if (run._valuesAtLastRead == before?._valuesAtLastRead)
                return run;
            before = run;
        }

        return null;
    }

    /// <summary>A loop whose bound is negative from the start does nothing.</summary>
    public static bool IgnoresNegative(LoopShape shape, LoopBound bound, BufferStart? filled = null)
    {
        var run = new LoopRun(shape, bound, chunks: 0, endsAtLimit: true, filled);
        run._values.Left = new(-long.MaxValue, -1);
        return run.Run(shape.First) == LoopOutcome.Next && run.Run(shape.Round) == LoopOutcome.Left && run._lastRead is null;
    }

    bool IsCopy()
    {
        if (Run(_shape.First) != LoopOutcome.Next)
            return false;

        // Two more rounds than chunks: one may come before the first read, and one may be the way from the end to the break.
        for (var rounds = _chunksLeft + 3; rounds > 0; rounds--)
            switch (Run(_shape.Round))
            {
                case LoopOutcome.Left:
                    return _endsAtLimit ? _values.Left == ValueRange.False && (_lastRead is null || _isAtEnd || IsChunkDone()) : _isAtEnd;
                case LoopOutcome.Thrown:
                    return _isAtEnd && !_endsAtLimit;
                case LoopOutcome.Refuted:
                    return false;
            }

        return false;
    }

    LoopOutcome Run(IReadOnlyList<LoopStep> steps)
    {
        foreach (var step in steps)
            if (Run(step) is not LoopOutcome.Next and var outcome)
                return outcome;
        return LoopOutcome.Next;
    }

    LoopOutcome Run(LoopStep step)
    {
        switch (step)
        {
            case ReadStep read:
                return Read(read) ? LoopOutcome.Next : LoopOutcome.Refuted;
            case WriteStep write:
                return Write(write) ? LoopOutcome.Next : LoopOutcome.Refuted;
            case CountStep count:
                return Count(count) ? LoopOutcome.Next : LoopOutcome.Refuted;
            case SetStep set:
                var isByte = IsByte(set.Value);
                var size = _requests?.SizeIn(set.Value);
                Set(set.Local, size is null ? ValueRange.Of(set.Value, Known(set.Value)) : _requests!.Bytes);
                if (size is not null)
                    _requests!.Add(set.Local, size);
                if (isByte)
                    _results.Add(set.Local);
                return LoopOutcome.Next;
            case ViewStep view:
                return View(view) ? LoopOutcome.Next : LoopOutcome.Refuted;
            case BranchStep branch:
                var condition = ValueRange.Of(branch.Condition, Known(branch.Condition));
                return condition == ValueRange.True ? Run(branch.WhenTrue) : condition == ValueRange.False ? Run(branch.WhenFalse) : LoopOutcome.Refuted;
            case BreakStep:
                return LoopOutcome.Left;
            case ReturnStep when _bound is not null:
                return LoopOutcome.Left;
            case ThrowStep thrown when _bound is not null:
                (Thrown, Exit) = (thrown.Exception, thrown.Operation);
                return LoopOutcome.Thrown;
            case ExitStep exit when _filled is not null:
                Exit = exit.Operation;
                return LoopOutcome.Thrown;
            case CancellationStep:
                return LoopOutcome.Next;
            default:
                return LoopOutcome.Refuted;
        }
    }

    bool Read(ReadStep read)
    {
        if (_isAtEnd || _lastRead is not null && !IsChunkDone())
            return false;

        if (_requests is not null && !_requests.Allow(read.Call))
            return false;

        _isAtEnd = _chunksLeft == 0;
        if (!_isAtEnd || !_endsAtLimit)
            _valuesAtLastRead = $"{read.Operation.Syntax.SpanStart}: {_values} of {_assigned.Count}";
        _chunksLeft--;
        _lastRead = read;
        _isWritten = _filled is not null;
        _counted.Clear();
        _viewsOfChunk.Clear();
        _results.Clear();
        Set(read.Result, read.Call.MovesByte ? _isAtEnd ? ValueRange.NoByte : ValueRange.AnyByte : _isAtEnd ? ValueRange.False : ValueRange.AnyPositive);
        _results.Add(read.Result);
        return true;
    }

    /// <summary>A chunk is written once; at the end of the stream there is nothing to write, and a loop may write that.</summary>
    bool Write(WriteStep write)
    {
        if (_lastRead is null || _isWritten && !_isAtEnd || _isAtEnd && _bound is not null)
            return false;
        if (write.Call.Region is not { } region ? _isAtEnd || !IsByte(write.Call.Call.Arguments[0].Value)
            : !IsCount(region.Length) || region.CutIn is { } view && !_viewsOfChunk.Contains(view))
            return false;

        _isWritten = true;
        return true;
    }

    bool Count(CountStep count)
    {
        var isBound = SymbolEqualityComparer.Default.Equals(count.Counter, _bound?.Counter);
        if (count.Sign < 0 != (isBound && _bound!.Limit is null) || !(count.Count is { } added ? IsCount(added) : _lastRead is { Call.MovesByte: true } && !_isAtEnd))
            return false;

        // A test of the counter is a limit: what it started with does not tell what it is now.
        _values.Set(count.Counter, null);
        if (isBound)
        {
            _requests!.Clear();
            if (_endsAtLimit && _chunksLeft == 0)
                _values.Left = ValueRange.False;
        }
        _counted.TryGetValue(count.Counter, out var times);
        _counted[count.Counter] = times + 1;
        return true;
    }

    /// <summary>A buffer that is replaced between its read and its write loses the chunk.</summary>
    bool View(ViewStep view)
    {
        _viewsOfChunk.Add(view.Local);
        return _isWritten || _lastRead is null || _isAtEnd || !SymbolEqualityComparer.Default.Equals(view.Local, _lastRead.Call.Region?.Buffer);
    }

    bool IsCount(IOperation? length) => length?.Unconverted() is ILocalReferenceOperation { Local: var local } && IsCount(local);

    /// <summary>What a read of bytes returns is no count: who adds it makes a sum of them.</summary>
    bool IsCount(ILocalSymbol local) => _lastRead is { Call.MovesByte: false } && _results.Contains(local);

    bool IsByte(IOperation value) => _lastRead is { Call.MovesByte: true } && ByteValue.LocalOf(value) is { } local && _results.Contains(local);

    bool IsChunkDone()
    {
        if (!_isWritten)
            return false;
        foreach (var counter in _shape.Counters)
            if (!_counted.TryGetValue(counter, out var times) || times != 1)
                return false;
        return true;
    }

    void Set(ILocalSymbol local, ValueRange? value)
    {
        _results.Remove(local);
        _assigned.Add(local);
        _requests?.Remove(local);
        _values.Set(local, value);
    }

    /// <summary>The values of the locals in an expression; those that the loop has not set yet are what they were before it.</summary>
    LoopValues Known(IOperation expression)
    {
        foreach (var operation in expression.DescendantsAndSelf())
            if (operation is ILocalReferenceOperation { Local: var local } && !_shape.Counters.Contains(local) && _assigned.Add(local)
                && _shape.ValueAtStart(local) is { } constant && ValueRange.Of(constant, _values) is { } value)
                _values.Set(local, value);
        return _values;
    }
}
