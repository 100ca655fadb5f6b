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

    enum Outcome { Next, Left, Refuted }

    readonly LoopShape _shape;
    readonly Dictionary<ISymbol, ValueRange> _locals = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> _results = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> _viewsOfChunk = new(SymbolEqualityComparer.Default);
    readonly Dictionary<ISymbol, int> _counted = new(SymbolEqualityComparer.Default);
    int _chunksLeft;
    ReadStep? _lastRead;
    bool _isWritten;
    bool _isAtEnd;
    string _valuesAtLastRead = "";

    LoopRun(LoopShape shape, int chunks) => (_shape, _chunksLeft) = (shape, chunks);

    /// <summary>Each chunk is written once and whole before the next read, every counter counts it once, and the loop ends at the end of the stream and only there.</summary>
    public static bool CopiesToEnd(LoopShape shape)
    {
        string? before = null;
        for (var chunks = 0; chunks <= MaxChunks; chunks++)
        {
            var run = new LoopRun(shape, chunks);
            if (!run.IsCopy())
                return false;
            if (run._valuesAtLastRead == before)
                return true;
            before = run._valuesAtLastRead;
        }

        return false;
    }

    bool IsCopy()
    {
        if (Run(_shape.First) != Outcome.Next)
            return false;

        // Two more rounds than chunks: one may come before the first read, and one may be the way from the end to the break.
        for (var rounds = _chunksLeft + 3; rounds > 0; rounds--)
        {
            var outcome = Run(_shape.Round);
            if (outcome != Outcome.Next)
                return outcome == Outcome.Left && _isAtEnd;
        }

        return false;
    }

    Outcome Run(IReadOnlyList<LoopStep> steps)
    {
        foreach (var step in steps)
            if (Run(step) is not Outcome.Next and var outcome)
                return outcome;
        return Outcome.Next;
    }

    Outcome Run(LoopStep step)
    {
        switch (step)
        {
            case ReadStep read:
                return Read(read) ? Outcome.Next : Outcome.Refuted;
            case WriteStep write:
                return Write(write) ? Outcome.Next : Outcome.Refuted;
            case CountStep count:
                return Count(count) ? Outcome.Next : Outcome.Refuted;
            case SetStep set:
                var isByte = IsByte(set.Value);
                Set(set.Local, ValueRange.Of(set.Value, Known(set.Value)));
                if (isByte)
                    _results.Add(set.Local);
                return Outcome.Next;
            case ViewStep view:
                return View(view) ? Outcome.Next : Outcome.Refuted;
            case BranchStep branch:
                var condition = ValueRange.Of(branch.Condition, Known(branch.Condition));
                return condition == ValueRange.True ? Run(branch.WhenTrue) : condition == ValueRange.False ? Run(branch.WhenFalse) : Outcome.Refuted;
            case BreakStep:
                return Outcome.Left;
            case CancellationStep:
                return Outcome.Next;
            default:
                return Outcome.Refuted;
        }
    }

    bool Read(ReadStep read)
    {
        if (_isAtEnd || _lastRead is not null && !IsChunkDone())
            return false;

        _valuesAtLastRead = ValuesBefore(read);
        _isAtEnd = _chunksLeft == 0;
        _chunksLeft--;
        _lastRead = read;
        _isWritten = false;
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
        if (_lastRead is null || _isWritten && !_isAtEnd)
            return false;
        if (write.Call.Region is not { } region ? _isAtEnd || !IsByte(write.Call.Call.Arguments[0].Value)
            : !IsCount(region.Length) || region.CutIn is { } view && !_viewsOfChunk.Contains(view))
            return false;

        _isWritten = true;
        return true;
    }

    bool Count(CountStep count)
    {
        if (count.Sign < 0 || !(count.Count is { } added ? IsCount(added) : _lastRead is { Call.MovesByte: true } && !_isAtEnd))
            return false;

        // A test of the counter is a limit: what it started with does not tell what it is now.
        _locals.Remove(count.Counter);
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
        if (value is { } known)
            _locals[local] = known;
        else
            _locals.Remove(local);
    }

    /// <summary>The values of the locals in an expression; those that the loop has not set yet are what they were before it.</summary>
    Dictionary<ISymbol, ValueRange> Known(IOperation expression)
    {
        foreach (var operation in expression.DescendantsAndSelf())
            if (operation is ILocalReferenceOperation { Local: var local } && !_shape.Counters.Contains(local) && _assigned.Add(local)
                && _shape.ValueAtStart(local) is { } constant && ValueRange.Of(constant, _locals) is { } value)
                _locals[local] = value;
        return _locals;
    }

    string ValuesBefore(ReadStep read)
    {
        var values = new List<string>();
        foreach (var pair in _locals)
            values.Add($"{pair.Key.Name}@{pair.Key.Locations[0].SourceSpan.Start}={pair.Value.Low}..{pair.Value.High}");
        values.Sort(string.CompareOrdinal);
        return $"{read.Operation.Syntax.SpanStart}: {string.Join(", ", values)} of {_assigned.Count}";
    }
}
